public import Declarations

/// A learning rate that falls as one over the time.
public struct InverseTimeDecay: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "inverse_time", Self(), "Lowers the learning rate as one over the time.",
    formula: """
      lr(t) = lr / (1 + decay_rate · t/decay_steps)
      with ⌊t/decay_steps⌋ for a staircase
      """,
    source: "Keras, InverseTimeDecay",
    arguments: [
      .required(
        \.decayRate, "decay_rate", .number(.notNegative),
        "what is added to the divisor in decay_steps", example: "0.5"),
      .optional(\.decaySteps, "decay_steps", .length(.positive), "how long that takes"),
      .optional(\.staircase, "staircase", .boolean, "whether it is added all at once at the end"),
    ])

  /// What is added to the divisor in `decaySteps`.
  public var decayRate = 0.0
  /// How long that takes.
  public var decaySteps: Length = 1
  /// Whether it is added all at once at the end of those steps.
  public var staircase = false

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let time = Double(max(step, 0)) / decaySteps.time
    return base / (1 + decayRate * (staircase ? time.rounded(.down) : time))
  }

  /// Not a curve with an end.
  public var isCurve: Bool { false }
}
