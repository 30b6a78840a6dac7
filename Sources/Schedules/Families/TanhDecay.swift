public import Declarations
internal import RealModule

/// A learning rate that falls along a hyperbolic tangent.
///
/// From t_initial on it is `lr_min`, which the tangent itself only comes near to.
public struct TanhDecay: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "tanh", Self(), "Lowers the learning rate along a hyperbolic tangent.",
    formula: "lr(t) = lr_min + ½ (lr − lr_min)(1 − tanh(lb (1 − x) + ub · x))    x = t/t_initial",
    source: "Hsueh, Li, Wu, 2018, arXiv:1806.01593; timm, TanhLRScheduler",
    arguments: [
      .optional(
        \.tInitial, "t_initial", .length(.positive), "when the least rate is reached",
        otherwise: "the rest of the run"),
      .optional(\.lb, "lb", .number(), "where on the tangent it begins"),
      .optional(\.ub, "ub", .number(), "where on the tangent it ends, above lb"),
      .optional(\.lrMin, "lr_min", .number(.notNegative), "the least learning rate"),
    ])

  /// When the least learning rate is reached.
  public var tInitial = Length.rest
  /// Where on the tangent it begins.
  public var lb = -7.0
  /// Where on the tangent it ends, above `lb`.
  public var ub = 3.0
  /// The least learning rate.
  public var lrMin = 0.0

  /// An upper end that is not above the lower one.
  public var problems: [ArgumentError] {
    lb < ub
      ? [] : [ArgumentError(argument: "ub", message: "must be above lb, \(lb), but is \(ub)")]
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    if Double(step) >= tInitial.time { return lrMin }
    let share = Double(max(step, 0)) / tInitial.time
    return lrMin + 0.5 * (base - lrMin) * (1 - .tanh(lb * (1 - share) + ub * share))
  }

  /// The step from which on the value stays.
  public var length: Int? { tInitial.end }
}
