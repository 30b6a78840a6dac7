import Declarations
import Optimizers

extension GroupMeasure {
  /// The measure `update_norm`.
  public static let updateNorm = GroupMeasure(UpdateNorm.self)
}

/// The Euclidean norm of what an update adds to a group's weights.
struct UpdateNorm: GroupMeasurement {
  static let declaration = Declaration<Self>(
    "update_norm", Self(), "The norm of what the update has added to the weights.",
    formula: "‖w_after − w_before‖₂ over all parameters of the group")

  static let needsWeightsBefore = true

  static func value(of norms: GroupNorms) -> Double? { norms.update }
}
