#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A learning rate that falls along a hyperbolic tangent.
///
/// With x = t/t_initial `lr(t) = lr_min + ½ (lr − lr_min)(1 − tanh(lb (1 − x) + ub x))`: with lr 0.1
/// and a t_initial of 2 that is 0.1 0.0982 | 0 …, where the first value is a millionth of it below lr.
/// From t_initial on it is `lr_min`, which the tangent itself only comes near to.
/// Source: B. Hsueh, W. Li, I. Wu, "Stochastic gradient descent with hyperbolic-tangent decay on
/// classification", 2018, arXiv:1806.01593, as timm's `TanhLRScheduler`.
public struct TanhDecay: LearningRatePolicy, Hashable {
  /// The step at which the least learning rate is reached.
  public let stepsToMinimum: Int

  /// Where on the tangent it begins.
  public let lowerBound: Double

  /// Where on the tangent it ends.
  public let upperBound: Double

  /// The least learning rate.
  public let minimum: Double

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - stepsToMinimum: The step at which the least learning rate is reached, at least 1; timm's
  ///     `t_initial`.
  ///   - lowerBound: Where on the tangent it begins, finite; timm's `lb`.
  ///   - upperBound: Where on the tangent it ends, finite and above the lower one; timm's `ub`.
  ///   - minimum: The least learning rate, not negative; timm's `lr_min`.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(
    stepsToMinimum: Int, lowerBound: Double = -7, upperBound: Double = 3, minimum: Double = 0
  ) throws(ScheduleError) {
    let problems = Self.problems(
      stepsToMinimum: stepsToMinimum, lowerBound: lowerBound, upperBound: upperBound,
      minimum: minimum)
    if let problem = problems.first { throw problem }
    self.stepsToMinimum = stepsToMinimum
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.minimum = minimum
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(
    stepsToMinimum: Int, lowerBound: Double = -7, upperBound: Double = 3, minimum: Double = 0
  ) -> [ScheduleError] {
    var problems = ScheduleError.problem("t_initial", stepsToMinimum, atLeast: 1)
    problems += ScheduleError.problem(finite: "lb", lowerBound)
    problems += ScheduleError.problem(finite: "ub", upperBound)
    if lowerBound >= upperBound {
      problems.append(
        ScheduleError(
          argument: "ub", message: "must be above lb, \(lowerBound), but is \(upperBound)"))
    }
    return problems + ScheduleError.problem(notNegative: "lr_min", minimum)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    if step >= stepsToMinimum { return minimum }
    let share = Double(max(step, 0)) / Double(stepsToMinimum)
    let place = lowerBound * (1 - share) + upperBound * share
    return minimum + 0.5 * (base - minimum) * (1 - tanh(place))
  }

  /// The number of steps to the least learning rate.
  public var length: Int? { stepsToMinimum }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
