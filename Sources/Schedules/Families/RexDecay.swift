public import Declarations

/// A learning rate that falls slowly first and fast at the end: reflected exponential decay.
public struct RexDecay: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "rex", Self(), "Lowers the learning rate to 0, slowly first and fast at the end.",
    formula: "lr(t) = lr · (1 − z)/(½ + ½ (1 − z))    z = min(t, T_max)/T_max",
    source: "Chen, Wolfe, Kyrillidis, REX, 2021, arXiv:2107.04197",
    arguments: [
      .optional(
        \.tMax, "T_max", .length(.positive), "when 0 is reached", otherwise: "the rest of the run")
    ])

  /// When 0 is reached.
  public var tMax = Length.rest

  /// The learning rate at a step from 0.
  public func value(at step: Int, base: Double) -> Double {
    let left = max(tMax.time - Double(max(step, 0)), 0) / tMax.time
    return base * left / (0.5 + 0.5 * left)
  }

  /// The steps until 0 is reached.
  public var length: Int? { tMax.end }
}
