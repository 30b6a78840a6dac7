public import Declarations

/// A learning rate that is multiplied with a factor until a step, and then no longer.
public struct ConstantFactor: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "constant", Self(),
    "Multiplies the learning rate with a factor until a step, and then no longer.",
    formula: """
      lr(t) = lr · factor    t < total_iters
            = lr             from then on
      """,
    source: "PyTorch", pytorch: "optim.lr_scheduler.ConstantLR",
    arguments: [
      .optional(
        \.factor, "factor", .number(.notNegative), "what the learning rate is multiplied with"),
      .optional(\.totalIters, "total_iters", .length(.real), "how long the factor holds"),
    ])

  /// What the learning rate is multiplied with.
  public var factor = 1.0 / 3
  /// How long the factor holds; no steps leave the learning rate unchanged.
  public var totalIters: Length = 5

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    Double(max(step, 0)) < totalIters.time ? base * factor : base
  }

  /// The step from which on the value stays.
  public var length: Int? { totalIters.end }

  /// The step at which the factor ends.
  public var joins: [Int] { totalIters.end > 0 ? [totalIters.end] : [] }

  /// None: the change is meant.
  public var seams: [Int] { [] }

  /// Not a curve.
  public var isCurve: Bool { false }
}
