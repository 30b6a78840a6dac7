internal import Datasets
internal import Messages
internal import Networks

// Messages of data and what they were read for.
extension Message {
  static func unusedIndices(_ count: Int) -> String {
    "the first \(count == 1 ? "input is the number of a word" : "\(count) inputs are numbers of words"), and no "
      + "embedding takes \(count == 1 ? "it" : "them") for such: a layer takes the order of the words for a measure"
  }
  // `other` is an input that is embedded, and no index; nil where too few are embedded.
  static func otherColumns(_ taken: Int, _ count: Int, _ other: String?) -> String {
    let columns =
      count == 1 ? "1 column of the table is an index" : "\(count) columns of the table are indices"
    guard let other else {
      return "\(columns), and \(taken) of them \(taken == 1 ? "is" : "are") embedded"
    }
    let inputs = taken == 1 ? "the first input is" : "the first \(taken) inputs are"
    return "\(columns), and \(inputs) embedded: \(Legible.name(other)) is none"
  }
  static func tooManyInputs(_ rows: Int, _ inputs: Int) -> String {
    "\(counted(rows, "row", isGrouped: true)) of \(counted(inputs, "input", isGrouped: true)) are more numbers than "
      + "fit into memory; a column of type category makes an input of each word"
  }
  static func otherForm(of held: Samples, than training: Samples) -> String? {
    guard held.inputShape == training.inputShape else {
      return
        "its samples are \(Shape(held.inputShape)), but those to train on \(Shape(training.inputShape))"
    }
    switch (held.targets, training.targets) {
    case (.values(_, let width), .values(_, let trained)) where width != trained:
      return "its samples have \(counted(width, "target")), but those to train on \(trained)"
    case (.none, _), (.classes, _), (.values, _): return nil
    }
  }
  static func steeringTest(_ what: String) -> String {
    "\(what) follows what is measured on the test split, so that it tests nothing any more; "
      + "validation: 0.1 and test: test keep it apart"
  }
}
