public import Networks

extension Metric {
  /// What is wrong with measuring it on a model that is trained with this loss, if anything is.
  ///
  /// Beside what `mistake(output:targets:)` allows, `accuracy` is defined under
  /// `bce_with_logits`, as the share of outputs on their target's side of 0; `mae` and `r2` are
  /// not, as logits are no predictions of the targets.
  public func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String? {
    guard loss.takesLogits else { return mistake(output: output, targets: targets) }
    guard self == .accuracy else {
      return "\(rawValue) compares outputs with targets, but under \(loss.kind) "
        + "the outputs are logits"
    }
    return loss.mistake(output: output, targets: targets)
  }

  /// Whether more is better.
  public var isGreaterBetter: Bool {
    switch self {
    case .accuracy, .r2: true
    case .mae: false
    }
  }
}
