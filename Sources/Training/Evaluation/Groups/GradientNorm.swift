import Declarations
import Optimizers

extension GroupMeasure {
  /// The measure `gradient_norm`.
  public static let gradientNorm = GroupMeasure(GradientNorm.self)
}

/// The Euclidean norm of a group's gradient of the loss.
struct GradientNorm: GroupMeasurement {
  static let declaration = Declaration<Self>(
    "gradient_norm", Self(),
    "The norm of the gradient of the loss, before clipping and without weight decay.",
    formula: "‖∇L‖₂ over all parameters of the group",
    source: "PyTorch, torch.nn.utils.clip_grad_norm_, the value it returns")

  static let needsWeightsBefore = false

  static func value(of norms: GroupNorms) -> Double? { norms.gradient }
}
