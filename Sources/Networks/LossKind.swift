/// The losses there are, without their options; raw values are PyTorch's names.
public enum LossKind: String, Hashable, Sendable, CaseIterable {
  /// The mean of all outputs, without targets.
  case mean
  /// The mean of (y − t)².
  case mse
  /// The mean of |y − t|.
  case l1
  /// The mean of (y − t)²/2 where |y − t| < 1, else of |y − t| − 1/2.
  case smoothL1 = "smooth_l1"
  /// The mean of (y − t)²/2 where |y − t| < δ, else of δ (|y − t| − δ/2).
  case huber
  /// The mean over samples of −log softmax(y) at the target's class.
  case crossEntropy = "cross_entropy"
  /// The mean over samples of −y at the target's class, y being logarithms of probabilities.
  case nll
  /// The mean of −t log σ(y) − (1 − t) log(1 − σ(y)).
  case bceWithLogits = "bce_with_logits"

  /// What it compares outputs with.
  public var targetKind: TargetKind {
    switch self {
    case .mean: .none
    case .crossEntropy, .nll: .classes
    case .mse, .l1, .smoothL1, .huber, .bceWithLogits: .values
    }
  }
}
