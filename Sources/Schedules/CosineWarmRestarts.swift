#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A learning rate that falls along half a cosine again and again.
///
/// In a cycle of T steps, c steps after its beginning, `lr = eta_min + ½ (lr − eta_min)(1 + cos(π
/// c/T))`; the first cycle has T_0 steps, and each has T_mult times as many as the one before. With lr
/// 0.1, a T_0 of 2 and a T_mult of 2 that is 0.1 0.05 | 0.1 0.0854 0.05 0.0146 | 0.1 …, for ever;
/// `eta_min` itself is never reached, and a T_0 of 1 with a T_mult of 1 leaves lr unchanged. A step's
/// cycle is found in whole numbers, so that it is right at exact powers too, where logarithms err.
/// Source: I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2016,
/// arXiv:1608.03983, as PyTorch's `CosineAnnealingWarmRestarts`.
public struct CosineWarmRestarts: LearningRatePolicy, Hashable {
  /// The number of steps in the first cycle.
  public let firstCycle: Int

  /// How many times longer each cycle is than the one before.
  public let growth: Int

  /// What a cycle falls towards.
  public let minimum: Double

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - firstCycle: The number of steps in the first cycle, at least 1; PyTorch's `T_0`.
  ///   - growth: How many times longer each cycle is than the one before, at least 1; PyTorch's
  ///     `T_mult`.
  ///   - minimum: What a cycle falls towards; PyTorch's `eta_min`.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(firstCycle: Int, growth: Int = 1, minimum: Double = 0) throws(ScheduleError) {
    let problems = Self.problems(firstCycle: firstCycle, growth: growth, minimum: minimum)
    if let problem = problems.first { throw problem }
    self.firstCycle = firstCycle
    self.growth = growth
    self.minimum = minimum
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(
    firstCycle: Int, growth: Int = 1, minimum: Double = 0
  ) -> [ScheduleError] {
    ScheduleError.problem("T_0", firstCycle, atLeast: 1)
      + ScheduleError.problem("T_mult", growth, atLeast: 1)
      + ScheduleError.problem(notNegative: "eta_min", minimum)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let (place, length) = cycle(at: max(step, 0))
    if place == 0 { return base }
    // 1 + cos x as 2 cos²(x/2), which keeps its digits where it is close to 0.
    let half = cos(0.5 * .pi * (Double(place) / Double(length)))
    return minimum + (base - minimum) * half * half
  }

  /// The steps since a cycle began, and its length.
  private func cycle(at step: Int) -> (place: Int, length: Int) {
    if growth == 1 { return (step % firstCycle, firstCycle) }
    var (place, length) = (step, firstCycle)
    while place >= length {
      place -= length
      let (longer, isTooLong) = length.multipliedReportingOverflow(by: growth)
      length = isTooLong ? .max : longer
    }
    return (place, length)
  }

  /// The first steps of all cycles but the first.
  public var joins: [Int] {
    var (joins, start, length) = ([Int](), 0, firstCycle)
    while joins.count < 100 {
      let (next, isTooFar) = start.addingReportingOverflow(length)
      if isTooFar { break }
      joins.append(next)
      start = next
      let (longer, isTooLong) = length.multipliedReportingOverflow(by: growth)
      length = isTooLong ? .max : longer
    }
    return joins
  }

  /// None: a restart is meant.
  public var seams: [Int] { [] }

  /// The number of steps in the first cycle.
  public var period: Int? { firstCycle }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
