#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A learning rate that falls by a factor every step.
///
/// `lr(t) = lr · gamma^t`: with lr 0.1 and a gamma of 0.5 that is 0.1 0.05 0.025 …, for ever.
/// Source: PyTorch's `ExponentialLR`.
public struct ExponentialDecay: LearningRatePolicy, Hashable {
  /// What the learning rate is multiplied with every step.
  public let gamma: Double

  /// Makes a policy.
  ///
  /// - Parameter gamma: What the learning rate is multiplied with every step, not negative.
  /// - Throws: `ScheduleError` for a gamma out of its range.
  public init(gamma: Double) throws(ScheduleError) {
    if let problem = Self.problems(gamma: gamma).first { throw problem }
    self.gamma = gamma
  }

  /// What is wrong with the argument.
  public static func problems(gamma: Double) -> [ScheduleError] {
    ScheduleError.problem(notNegative: "gamma", gamma)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    base * pow(gamma, Double(max(step, 0)))
  }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
