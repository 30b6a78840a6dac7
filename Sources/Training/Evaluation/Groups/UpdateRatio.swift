import Declarations
import Optimizers

extension GroupMeasure {
  /// The measure `update_ratio`.
  public static let updateRatio = GroupMeasure(UpdateRatio.self)
}

/// The size of an update beside that of the weights; without a value where all weights are 0.
struct UpdateRatio: GroupMeasurement {
  static let declaration = Declaration<Self>(
    "update_ratio", Self(), "The norm of the update beside that of the weights before it.",
    formula: "‖w_after − w_before‖₂/‖w_before‖₂ over all parameters of the group")

  static let needsWeightsBefore = true

  static func value(of norms: GroupNorms) -> Double? {
    guard let update = norms.update, let weights = norms.weights, weights != 0 else { return nil }
    return update / weights
  }
}
