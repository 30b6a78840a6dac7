/// A learning rate that is multiplied with a factor which moves along a straight line.
///
/// `lr(t) = lr · (start_factor + (end_factor − start_factor) · min(t, T)/T)` with T iterations: with
/// lr 0.1, factors 0 and 1 and 4 iterations that is 0 0.025 0.05 0.075 0.1, and stays there. No
/// iterations are the end factor at once.
/// Source: PyTorch's `LinearLR`, which cannot begin with 0.
public struct LinearFactor: LearningRatePolicy, Hashable {
  /// The factor at step 0.
  public let start: Double

  /// The factor at the last iteration and beyond.
  public let end: Double

  /// The number of steps from one factor to the other.
  public let iterations: Int

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - start: The factor at step 0, not negative; PyTorch's `start_factor`.
  ///   - end: The factor at the last iteration and beyond, not negative; PyTorch's `end_factor`.
  ///   - iterations: The number of steps between them, not negative; PyTorch's `total_iters`.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(
    start: Double = 1.0 / 3, end: Double = 1, iterations: Int = 5
  ) throws(ScheduleError) {
    let problems = Self.problems(start: start, end: end, iterations: iterations)
    if let problem = problems.first { throw problem }
    self.start = start
    self.end = end
    self.iterations = iterations
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(
    start: Double = 1.0 / 3, end: Double = 1, iterations: Int = 5
  ) -> [ScheduleError] {
    ScheduleError.problem(notNegative: "start_factor", start)
      + ScheduleError.problem(notNegative: "end_factor", end)
      + ScheduleError.problem("total_iters", iterations, atLeast: 0)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    if max(step, 0) >= iterations { return base * end }
    return base * (start + (end - start) * (Double(max(step, 0)) / Double(iterations)))
  }

  /// The number of steps between the factors.
  public var length: Int? { iterations }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
