/// What is measured beside the loss.
public enum Metric: String, Hashable, Sendable, CaseIterable {
  /// The share of samples whose largest output is at the target's class.
  case accuracy
  /// The mean of |y − t|.
  case mae
  /// The coefficient of determination: 1 − Σ(y − t)² / Σ(t − mean t)².
  case r2

  /// What it compares outputs with.
  public var targetKind: TargetKind {
    switch self {
    case .accuracy: .classes
    case .mae, .r2: .values
    }
  }

  /// What is wrong with these outputs and targets together, if anything is.
  public func mistake(output: Shape, targets: TargetForm) -> String? {
    targetKind.mistake(of: rawValue, output: output, targets: targets)
  }
}
