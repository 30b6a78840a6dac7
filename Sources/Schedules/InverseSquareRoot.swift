/// A learning rate that warms up, and then falls as one over the root of the time.
///
/// With W steps of warmup and a timescale τ `lr(t) = lr · t/W` for t < W, then `lr · √(τ/(t + τ −
/// W))`: with lr 0.1 and 2 steps of each that is 0 0.05 | 0.1 0.0816 0.0707 …, for ever. Without a
/// warmup it begins at lr.
/// Source: `get_inverse_sqrt_schedule` of Hugging Face's transformers, after A. Vaswani et al.,
/// "Attention is all you need", 2017, arXiv:1706.03762.
public struct InverseSquareRoot: LearningRatePolicy, Hashable {
  /// The number of steps up.
  public let warmupSteps: Int

  /// The steps behind the warmup in which the divisor's square grows by 1.
  public let timescale: Int

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - warmupSteps: The number of steps up, not negative; `num_warmup_steps`.
  ///   - timescale: The steps in which the divisor's square grows by 1, at least 1; by default the
  ///     warmup's, or 10,000 where there is none.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(warmupSteps: Int, timescale: Int? = nil) throws(ScheduleError) {
    let problems = Self.problems(warmupSteps: warmupSteps, timescale: timescale)
    if let problem = problems.first { throw problem }
    self.warmupSteps = warmupSteps
    self.timescale = timescale ?? (warmupSteps > 0 ? warmupSteps : 10_000)
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(warmupSteps: Int, timescale: Int? = nil) -> [ScheduleError] {
    ScheduleError.problem("num_warmup_steps", warmupSteps, atLeast: 0)
      + ScheduleError.problem("timescale", timescale ?? 1, atLeast: 1)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let step = max(step, 0)
    if step < warmupSteps { return base * (Double(step) / Double(warmupSteps)) }
    let time = Double(step - warmupSteps) / Double(timescale)
    return base / (1 + time).squareRoot()
  }

  /// The step at which the warmup ends.
  public var joins: [Int] { warmupSteps > 0 ? [warmupSteps] : [] }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
