public import Declarations
internal import RealModule

/// A learning rate that falls by a factor every step.
public struct ExponentialDecay: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "exponential", Self(), "Lowers the learning rate by a factor every step.",
    formula: "lr(t) = lr · gamma^t",
    source: "PyTorch", pytorch: "optim.lr_scheduler.ExponentialLR",
    arguments: [
      .required(
        \.gamma, "gamma", .number(.notNegative), "the factor at each step", example: "0.95")
    ])

  /// What the learning rate is multiplied with every step.
  public var gamma = 1.0

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double { base * .pow(gamma, max(step, 0)) }

  /// Not a curve with an end.
  public var isCurve: Bool { false }
}
