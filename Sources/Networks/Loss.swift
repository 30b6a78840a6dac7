/// What training makes small, by PyTorch's definitions and with its `mean` reduction.
public enum Loss: String, Hashable, Sendable, CaseIterable {
  /// The mean of all outputs, without targets.
  case mean
  /// The mean of (y − t)².
  case mse
  /// The mean of |y − t|.
  case l1
  /// The mean of (y − t)²/2 where |y − t| < 1, else of |y − t| − 1/2.
  case smoothL1 = "smooth_l1"
  /// The mean over samples of −log softmax(y) at the target's class.
  case crossEntropy = "cross_entropy"
  /// The mean of −t log σ(y) − (1 − t) log(1 − σ(y)).
  case bceWithLogits = "bce_with_logits"

  /// What it compares outputs with.
  public var targetKind: TargetKind {
    switch self {
    case .mean: .none
    case .crossEntropy: .classes
    case .mse, .l1, .smoothL1, .bceWithLogits: .values
    }
  }

  /// What is wrong with these outputs and targets together, if anything is.
  public func mistake(output: Shape, targets: TargetForm) -> String? {
    targetKind.mistake(of: rawValue, output: output, targets: targets)
  }
}
