public import Declarations
internal import RealModule

/// A learning rate that falls by a factor every few steps.
public struct StepDecay: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "step", Self(), "Lowers the learning rate by a factor every few steps.",
    formula: "lr(t) = lr · gamma^⌊t/step_size⌋",
    source: "PyTorch", pytorch: "optim.lr_scheduler.StepLR",
    arguments: [
      .required(
        \.stepSize, "step_size", .length(.positive), "how long it is from fall to fall",
        example: "30"),
      .optional(\.gamma, "gamma", .number(.notNegative), "the factor at each fall"),
    ])

  /// How long it is from fall to fall.
  public var stepSize: Length = 1
  /// What the learning rate is multiplied with at each fall.
  public var gamma = 0.1

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    base * .pow(gamma, Int(saturating: Double(max(step, 0)) / stepSize.time))
  }

  /// None: it goes on for ever.
  public var end: PolicyPlace? { nil }

  /// Not a curve: each level is meant.
  public var isCurve: Bool { false }
}
