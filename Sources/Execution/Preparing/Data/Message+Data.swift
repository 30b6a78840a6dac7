internal import Datasets
internal import Messages
internal import Networks

// Messages of data and what they were read for.
extension Message {
  static func unusedIndices(_ count: Int) -> String {
    "the first \(count == 1 ? "input is the number of a word" : "\(count) inputs are numbers of words"), and no "
      + "embedding takes \(count == 1 ? "it" : "them") for such: a layer takes the order of the words for a measure"
  }
  static func otherColumns(_ taken: Int, _ count: Int, _ features: [String]) -> String {
    let columns = count == 1 ? "1 column is an index" : "\(count) columns are indices"
    guard taken > count, features.indices.contains(count) else {
      return "\(columns) of the table, and \(taken) of them are embedded"
    }
    return "\(columns) of the table, and the first \(taken) inputs are embedded: "
      + "\(Legible.name(features[count])) is a measure or a word of a category"
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
