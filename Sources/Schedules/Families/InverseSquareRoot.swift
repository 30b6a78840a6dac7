public import Declarations

/// A learning rate that warms up, and then falls as one over the root of the time.
public struct InverseSquareRoot: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "inverse_sqrt", Self(),
    "Raises the learning rate, and then lowers it as one over the root of time.",
    formula: """
      lr(t) = lr · t/W                 t < W    W = num_warmup_steps
            = lr · √(τ/(t + τ − W))    from then on    τ = timescale
      """,
    source: "transformers, get_inverse_sqrt_schedule, after arXiv:1706.03762",
    arguments: [
      .required(
        \.numWarmupSteps, "num_warmup_steps", .length(.real), "how long it rises", example: "10%"),
      .optional(
        \.timescale, "timescale", .optional(.length(.positive), orNull: true),
        "how long it takes until the divisor's square has grown by 1",
        otherwise: "the warmup's length, or 10000 where there is none"),
    ])

  /// How long it rises.
  public var numWarmupSteps: Length = 0
  /// The steps behind the warmup in which the divisor's square grows by 1; nil is the warmup's
  /// length, or 10,000 where there is none.
  public var timescale: Length?

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let (time, warmup) = (Double(max(step, 0)), numWarmupSteps.time)
    if time < warmup { return base * (time / warmup) }
    let scale = timescale?.time ?? (warmup > 0 ? warmup : 10_000)
    return base / (1 + (time - warmup) / scale).squareRoot()
  }

  /// The step at which the warmup ends.
  public var joins: [Int] { numWarmupSteps.end > 0 ? [numWarmupSteps.end] : [] }

  /// The warmup, behind which it falls for ever.
  public var end: PolicyPlace? { PolicyPlace("num_warmup_steps") }
}
