/// A learning rate that falls as one over the time.
///
/// `lr(t) = lr / (1 + decay_rate · t/decay_steps)`, with `⌊t/decay_steps⌋` for a staircase: with lr
/// 0.1, a rate of 1 and 2 decay steps that is 0.1 0.0667 0.05 0.04 …, as a staircase 0.1 0.1 | 0.05
/// 0.05 | 0.0333 …, for ever. A rate of 0 leaves it unchanged.
/// Source: Keras's `InverseTimeDecay`; with one decay step PaddlePaddle's.
public struct InverseTimeDecay: LearningRatePolicy, Hashable {
  /// What is added to the divisor in `decaySteps` steps.
  public let decayRate: Double

  /// The number of steps in which it is added.
  public let decaySteps: Int

  /// Whether it is added all at once at the end of those steps.
  public let staircase: Bool

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - decayRate: What is added to the divisor in `decaySteps` steps, not negative.
  ///   - decaySteps: The number of steps in which it is added, at least 1.
  ///   - staircase: Whether it is added all at once at their end.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(
    decayRate: Double, decaySteps: Int = 1, staircase: Bool = false
  ) throws(ScheduleError) {
    let problems = Self.problems(decayRate: decayRate, decaySteps: decaySteps)
    if let problem = problems.first { throw problem }
    self.decayRate = decayRate
    self.decaySteps = decaySteps
    self.staircase = staircase
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(decayRate: Double, decaySteps: Int = 1) -> [ScheduleError] {
    ScheduleError.problem(notNegative: "decay_rate", decayRate)
      + ScheduleError.problem("decay_steps", decaySteps, atLeast: 1)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let step = max(step, 0)
    let time = staircase ? Double(step / decaySteps) : Double(step) / Double(decaySteps)
    return base / (1 + decayRate * time)
  }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
