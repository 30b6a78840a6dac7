internal import Datasets
internal import Messages
internal import Networks

// Messages of data and what they were read for.
extension Message {
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
