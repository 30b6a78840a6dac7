/// A policy that begins anew every few steps.
///
/// `value(t) = p(t mod length)`: exponential(0.5) with a length of 2 and lr 0.1 is
/// 0.1 0.05 | 0.1 0.05 | …. With a number of times, the last value of the last repetition holds from
/// `times · length` on: three times gives 0.1 0.05 0.1 0.05 0.1 0.05 0.05 …. A length of 1 holds the
/// policy's first value.
public struct RepeatPolicy: Policy {
  /// The policy that is repeated.
  public let policy: any Policy

  /// The number of steps of a repetition.
  public let length: Int

  /// The number of repetitions, or nil if there is no last.
  public let times: Int?

  /// Makes a repetition.
  ///
  /// - Parameters:
  ///   - policy: The policy that is repeated.
  ///   - length: The number of steps of a repetition, at least 1.
  ///   - times: The number of repetitions, at least 1, or nil if there is no last.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(_ policy: any Policy, length: Int, times: Int? = nil) throws(ScheduleError) {
    if let problem = Self.problems(length: length, times: times).first { throw problem }
    self.policy = policy
    self.length = length
    self.times = times
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(length: Int, times: Int? = nil) -> [ScheduleError] {
    ScheduleError.problem("length", length, atLeast: 1)
      + ScheduleError.problem("times", times ?? 1, atLeast: 1)
  }

  /// The group's schedule, repeated.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    policy.schedule(for: knob, group: group, bases: bases).map {
      RepeatSchedule(part: $0, turn: length, times: times)
    }
  }

  /// Refuses what the policy refuses.
  public func check(groupCount: Int) throws(ScheduleError) {
    try policy.check(groupCount: groupCount)
  }
}
