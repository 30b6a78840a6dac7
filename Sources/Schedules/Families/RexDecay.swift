public import Declarations

/// A learning rate that falls slowly first and fast at the end: reflected exponential decay.
public struct RexDecay: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "rex", Self(), "Lowers the learning rate to 0, slowly first and fast at the end.",
    formula: "lr(t) = lr · (1 − z)/(½ + ½ (1 − z))    z = min(t, T_max)/T_max",
    source: "Chen, Wolfe, Kyrillidis, REX, 2021, arXiv:2107.04197",
    arguments: [
      .required(\.tMax, "T_max", .length(.count), "when 0 is reached", example: "100%")
    ])

  /// When 0 is reached, at least a step from the start.
  public var tMax: Length = 1

  /// A length of no steps.
  public var problems: [ArgumentError] {
    tMax.unit == .own && tMax.steps < 1
      ? [ArgumentError(argument: "T_max", message: "must be at least 1, but is \(tMax.steps)")] : []
  }

  /// The learning rate at a step from 0.
  public func value(at step: Int, base: Double) -> Double {
    let left = Double(max(tMax.steps - max(step, 0), 0)) / Double(tMax.steps)
    return base * left / (0.5 + 0.5 * left)
  }

  /// The steps until 0 is reached.
  public var length: Int? { tMax.steps }
}
