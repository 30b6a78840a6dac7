public import Declarations
internal import RealModule

/// A learning rate that falls to 0 along a power of the steps that are left.
public struct PolynomialDecay: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "polynomial", Self(), "Lowers the learning rate to 0 along a power of the steps that are left.",
    formula: "lr(t) = lr · (1 − min(t, T)/T)^power    T = total_iters",
    source: "PyTorch", pytorch: "optim.lr_scheduler.PolynomialLR",
    arguments: [
      .optional(
        \.totalIters, "total_iters", .length(.real), "when 0 is reached", example: "100%"),
      .optional(\.power, "power", .number(.positive), "the power; 1 is a straight line"),
    ])

  /// When 0 is reached; no steps are 0 at once.
  public var totalIters: Length = 5
  /// The power: 1 is a straight line.
  public var power = 1.0

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let left = totalIters.time - Double(max(step, 0))
    if left <= 0 { return 0 }
    // The steps that are left, divided, keep more digits than 1 less those that are done.
    return base * .pow(left / totalIters.time, power)
  }

  /// The step from which on the value stays.
  public var length: Int? { totalIters.end }
}
