/// A rise of the learning rate in front of a policy.
///
/// With W steps of warm-up and a start factor s
///
///     lr(t) = p(0) · f(t/W)   t < W
///           = p(t − W)        from then on
///
///     f(x)  = s + (1 − s) x                      linear
///           = s + ½ (1 − s)(1 − cos πx)          cosine
///           = s                                  constant
///           = s^(1 − x)                          exponential
///
/// so that the warm-up ends where the policy begins, whatever that is: linear from 0.2 over 4
/// steps in front of exponential(0.5), with lr 0.1, is 0.02 0.04 0.06 0.08 | 0.1 0.05 …. Every other
/// knob waits at its first value. No steps are no warm-up.
/// Source: P. Goyal et al., "Accurate, large minibatch SGD", 2017, arXiv:1706.02677; the start
/// factor's default is that of PyTorch's `LinearLR`.
public struct WarmupPolicy: Policy {
  /// The policy behind the warm-up.
  public let policy: any Policy

  /// The number of steps of warm-up.
  public let length: Int

  /// The first learning rate as a share of the policy's first.
  public let startFactor: Double

  /// How it rises.
  public let shape: WarmupShape

  /// Puts a warm-up in front of a policy.
  ///
  /// - Parameters:
  ///   - policy: The policy behind the warm-up.
  ///   - length: The number of steps of warm-up, not negative.
  ///   - startFactor: The first learning rate as a share of the policy's first: not negative, and
  ///     above 0 where the shape is exponential.
  ///   - shape: How it rises.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(
    _ policy: any Policy, length: Int, startFactor: Double = 1.0 / 3, shape: WarmupShape = .linear
  ) throws(ScheduleError) {
    let problems = Self.problems(length: length, startFactor: startFactor, shape: shape)
    if let problem = problems.first { throw problem }
    self.policy = policy
    self.length = length
    self.startFactor = startFactor
    self.shape = shape
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(
    length: Int, startFactor: Double = 1.0 / 3, shape: WarmupShape = .linear
  ) -> [ScheduleError] {
    ScheduleError.problem("length", length, atLeast: 0)
      + (shape == .exponential
        ? ScheduleError.problem(positive: "start_factor", startFactor)
        : ScheduleError.problem(notNegative: "start_factor", startFactor))
  }

  /// The group's schedule behind its warm-up.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let base = bases[knob] else { return nil }
    let rest = policy.schedule(for: knob, group: group, bases: bases)
    guard knob == .learningRate else {
      return rest.map { WarmupSchedule(rest: $0, warmup: length, startFactor: 1, shape: .constant) }
    }
    return WarmupSchedule(
      rest: rest ?? ConstantSchedule(base: base), warmup: length, startFactor: startFactor,
      shape: shape)
  }

  /// Refuses what the policy refuses.
  public func check(groupCount: Int) throws(ScheduleError) {
    try policy.check(groupCount: groupCount)
  }
}
