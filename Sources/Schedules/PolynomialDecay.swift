#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A learning rate that falls to 0 along a power of the steps that are left.
///
/// `lr(t) = lr · (1 − min(t, T)/T)^power` with T iterations: with lr 0.1, 4 iterations and a power
/// of 2 that is 0.1 0.05625 0.025 0.00625 0, and stays there. No iterations are 0 at once.
/// Source: PyTorch's `PolynomialLR`.
public struct PolynomialDecay: LearningRatePolicy, Hashable {
  /// The number of steps to 0.
  public let iterations: Int

  /// The power: 1 is a straight line.
  public let power: Double

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - iterations: The number of steps to 0, not negative; PyTorch's `total_iters`.
  ///   - power: The power, positive and finite.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(iterations: Int = 5, power: Double = 1) throws(ScheduleError) {
    if let problem = Self.problems(iterations: iterations, power: power).first { throw problem }
    self.iterations = iterations
    self.power = power
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(iterations: Int = 5, power: Double = 1) -> [ScheduleError] {
    ScheduleError.problem("total_iters", iterations, atLeast: 0)
      + ScheduleError.problem(positive: "power", power)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    if max(step, 0) >= iterations { return 0 }
    // The steps that are left, divided, keep more digits than 1 less those that are done.
    return base * pow(Double(iterations - max(step, 0)) / Double(iterations), power)
  }

  /// The number of steps to 0.
  public var length: Int? { iterations }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
