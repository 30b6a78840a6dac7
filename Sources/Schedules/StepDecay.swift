#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A learning rate that falls by a factor every few steps.
///
/// `lr(t) = lr · gamma^⌊t/step_size⌋`: with lr 0.1, a step size of 2 and a gamma of 0.5 that is
/// 0.1 0.1 | 0.05 0.05 | 0.025 …, for ever.
/// Source: PyTorch's `StepLR`.
public struct StepDecay: LearningRatePolicy, Hashable {
  /// The number of steps between two falls.
  public let stepSize: Int

  /// What the learning rate is multiplied with at each fall.
  public let gamma: Double

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - stepSize: The number of steps between two falls, at least 1.
  ///   - gamma: What the learning rate is multiplied with at each fall, not negative.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(stepSize: Int, gamma: Double = 0.1) throws(ScheduleError) {
    if let problem = Self.problems(stepSize: stepSize, gamma: gamma).first { throw problem }
    self.stepSize = stepSize
    self.gamma = gamma
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(stepSize: Int, gamma: Double = 0.1) -> [ScheduleError] {
    ScheduleError.problem("step_size", stepSize, atLeast: 1)
      + ScheduleError.problem(notNegative: "gamma", gamma)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    base * pow(gamma, Double(max(step, 0) / stepSize))
  }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
