#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A learning rate that falls along half a cosine.
///
/// `lr(t) = eta_min + ½ (lr − eta_min)(1 + cos(π t/T_max))` for t ≤ T_max: with lr 0.1 and T_max 4
/// that is 0.1 0.0854 0.05 0.0146 0, with T_max 1 it is 0.1 0. From T_max on it is `eta_min`;
/// PyTorch's climbs back there, along the other half of the cosine.
/// Source: Loshchilov, Hutter, "SGDR: stochastic gradient descent with warm restarts", 2016,
/// arXiv:1608.03983, without the restarts, as PyTorch's `CosineAnnealingLR`.
public struct CosineAnnealing: LearningRatePolicy, Hashable {
  /// The step at which the least learning rate is reached.
  public let stepsToMinimum: Int

  /// The least learning rate.
  public let minimum: Double

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - stepsToMinimum: The step at which the least learning rate is reached, at least 1;
  ///     PyTorch's `T_max`.
  ///   - minimum: The least learning rate; PyTorch's `eta_min`.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(stepsToMinimum: Int, minimum: Double = 0) throws(ScheduleError) {
    let problems = Self.problems(stepsToMinimum: stepsToMinimum, minimum: minimum)
    if let problem = problems.first { throw problem }
    self.stepsToMinimum = stepsToMinimum
    self.minimum = minimum
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(stepsToMinimum: Int, minimum: Double = 0) -> [ScheduleError] {
    ScheduleError.problem("T_max", stepsToMinimum, atLeast: 1)
      + ScheduleError.problem(notNegative: "eta_min", minimum)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    if step <= 0 { return base }
    if step >= stepsToMinimum { return minimum }
    // 1 + cos x as 2 cos²(x/2), which keeps its digits where it is close to 0.
    let half = cos(0.5 * .pi * (Double(step) / Double(stepsToMinimum)))
    return minimum + (base - minimum) * half * half
  }

  /// The number of steps to the least learning rate.
  public var length: Int? { stepsToMinimum }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
