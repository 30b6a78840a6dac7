extension TargetKind {
  /// What is wrong where `name`, which needs this kind, meets outputs and targets.
  package func mistake(of name: String, output: Shape, targets: TargetForm) -> String? {
    switch (self, targets) {
    case (.none, _):
      return nil
    case (.classes, .classes(let count)):
      guard output.rank == 1 else {
        return "\(name) needs one output for each class, but the model gives \(output)"
      }
      guard output.count >= count else {
        return "\(name) needs an output for each of \(count) classes, "
          + "but the model gives \(output)"
      }
      return nil
    case (.values, .values(let width)):
      guard output.count == width else {
        return "\(name) needs as many outputs as targets: the model gives \(output), "
          + "the data has \(targets.description)"
      }
      return nil
    default:
      let needed = self == .classes ? "classes" : "values"
      return "\(name) needs \(needed) as targets, but the data has \(targets.description)"
    }
  }
}
