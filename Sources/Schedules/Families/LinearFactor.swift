public import Declarations

/// A learning rate that is multiplied with a factor which moves along a straight line.
public struct LinearFactor: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "linear", Self(),
    "Multiplies the learning rate with a factor that moves along a straight line.",
    formula: "lr(t) = lr · (start_factor + (end_factor − start_factor) · min(t, T)/T)    "
      + "T = total_iters",
    source: "PyTorch, which cannot start at 0", pytorch: "optim.lr_scheduler.LinearLR",
    arguments: [
      .optional(\.startFactor, "start_factor", .number(.notNegative), "the factor at step 0"),
      .optional(
        \.endFactor, "end_factor", .number(.notNegative), "the factor from total_iters on"),
      .optional(
        \.totalIters, "total_iters", .length(.real), "how long it takes from one to the other"),
    ])

  /// The factor at step 0.
  public var startFactor = 1.0 / 3
  /// The factor at the end of the line and beyond.
  public var endFactor = 1.0
  /// How long it takes from one factor to the other; no steps are the end factor at once.
  public var totalIters: Length = 5

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let time = Double(max(step, 0))
    if time >= totalIters.time { return base * endFactor }
    return base * (startFactor + (endFactor - startFactor) * (time / totalIters.time))
  }

  /// The step from which on the value stays.
  public var length: Int? { totalIters.end }
}
