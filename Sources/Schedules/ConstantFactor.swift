/// A learning rate that is multiplied with a factor until a step, and then no longer.
///
/// `lr(t) = lr · factor` for t < total_iters, then `lr`: with lr 0.1, a factor of 0.5 and 2
/// iterations that is 0.05 0.05 0.1 …, for ever. No iterations leave it unchanged.
/// Source: PyTorch's `ConstantLR`.
public struct ConstantFactor: LearningRatePolicy, Hashable {
  /// What the learning rate is multiplied with.
  public let factor: Double

  /// The number of steps with the factor.
  public let iterations: Int

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - factor: What the learning rate is multiplied with, not negative.
  ///   - iterations: The number of steps with the factor, not negative; PyTorch's `total_iters`.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(factor: Double = 1.0 / 3, iterations: Int = 5) throws(ScheduleError) {
    let problems = Self.problems(factor: factor, iterations: iterations)
    if let problem = problems.first { throw problem }
    self.factor = factor
    self.iterations = iterations
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(factor: Double = 1.0 / 3, iterations: Int = 5) -> [ScheduleError] {
    ScheduleError.problem(notNegative: "factor", factor)
      + ScheduleError.problem("total_iters", iterations, atLeast: 0)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    max(step, 0) < iterations ? base * factor : base
  }

  /// The number of steps with the factor.
  public var length: Int? { iterations }

  /// The step at which the factor ends.
  public var joins: [Int] { iterations > 0 ? [iterations] : [] }

  /// None: the change is meant.
  public var seams: [Int] { [] }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
