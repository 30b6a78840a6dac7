public import Declarations
internal import RealModule

/// A learning rate that falls along half a cosine.
///
/// From T_max on it is `eta_min`; PyTorch's climbs back there, along the other half of the cosine.
public struct CosineAnnealing: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "cosine_annealing", Self(), "Lowers the learning rate along half a cosine, and holds it there.",
    formula: "lr(t) = eta_min + ½ (lr − eta_min)(1 + cos(π · min(t, T_max)/T_max))",
    source: "Loshchilov, Hutter, SGDR, 2016, arXiv:1608.03983, without the restarts",
    pytorch: "optim.lr_scheduler.CosineAnnealingLR",
    arguments: [
      .optional(
        \.tMax, "T_max", .length(.positive), "when the least rate is reached",
        otherwise: "the rest of the run"),
      .optional(\.etaMin, "eta_min", .number(.notNegative), "the least learning rate"),
    ])

  /// When the least learning rate is reached.
  public var tMax = Length.rest
  /// The least learning rate.
  public var etaMin = 0.0

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    if step <= 0 { return base }
    if Double(step) >= tMax.time { return etaMin }
    // 1 + cos x as 2 cos²(x/2), which keeps its digits where it is close to 0.
    let half = Double.cos(0.5 * .pi * (Double(step) / tMax.time))
    return etaMin + (base - etaMin) * half * half
  }

  /// The step from which on the value stays.
  public var length: Int? { tMax.end }
}
