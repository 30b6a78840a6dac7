import Networks

/// The targets for which a metric is defined.
enum MetricDomain: Sendable {
  /// Values, where outputs are predictions of them.
  case values
  /// Classes; or outputs that are logits, of which each has a target.
  case labels
  /// One class a sample: classes, or one output that is a logit.
  case oneLabel
  /// Classes, each with an output.
  case classes

  /// What is wrong with measuring a metric on a model that is trained with this loss, if anything is.
  func mistake(
    of name: String, under loss: any Loss, output: Shape, targets: TargetForm
  ) -> String? {
    switch self {
    case .values:
      guard !loss.takesLogits else {
        return "\(name) compares outputs with targets, but under \(loss.kind) "
          + "the outputs are logits"
      }
      return TargetKind.values.mistake(of: name, output: output, targets: targets)
    case .labels, .oneLabel:
      guard loss.takesLogits else { break }
      let mistake = loss.mistake(output: output, targets: targets)
      guard mistake == nil, case .oneLabel = self, output.count > 1 else { return mistake }
      return
        "\(name) needs one class a sample, but under \(loss.kind) a sample has or has not each of "
        + "\(output.count)"
    case .classes: break
    }
    return TargetKind.classes.mistake(of: name, output: output, targets: targets)
  }
}
