/// Policies one after another, each on a time of its own that begins at 0.
///
/// With policies p₀, p₁, … and milestones m₁ ≤ m₂ ≤ … the value is that of `pᵢ` at `t − mᵢ`, where i
/// counts the milestones that are not above t, and m₀ = 0. Constant(0.5) for 2 steps and then
/// exponential(0.1), with lr 0.1, is 0.05 0.05 | 0.1 0.01 0.001 …. Every policy starts from the base
/// values, not from where the one before it ended. The last goes on for ever. A knob that a policy
/// does not move has its base value during that policy's part.
///
/// Of equal milestones the last counts: the parts between them have no steps. A milestone of 0 does
/// without the policies before it. One policy without milestones is that policy.
/// Source: PyTorch's `SequentialLR`, with two differences. There, making a cycle overwrites the base
/// values of all other parts, so that a `LinearLR` before a `OneCycleLR` begins at the wrong
/// learning rate; and neither a sequence nor a chain can be part of a sequence.
public struct SequentialPolicy: Policy {
  /// The policies, in their order.
  public let policies: [any Policy]

  /// The first step of each policy but the first, ascending.
  public let milestones: [Int]

  /// Makes a sequence.
  ///
  /// - Parameters:
  ///   - policies: The policies, at least one.
  ///   - milestones: The first step of each policy but the first: ascending, none negative.
  /// - Throws: `ScheduleError` for milestones that are not as they must be.
  public init(_ policies: [any Policy], milestones: [Int]) throws(ScheduleError) {
    let problems = Self.problems(policyCount: policies.count, milestones: milestones)
    if let problem = problems.first { throw problem }
    self.policies = policies
    self.milestones = milestones
  }

  /// Makes a sequence from how long each policy lasts.
  ///
  /// - Parameters:
  ///   - policies: The policies, at least one.
  ///   - durations: The number of steps of each policy, none negative. The last may be left out,
  ///     for the last policy goes on for ever.
  /// - Throws: `ScheduleError` for durations that are not as they must be.
  public init(_ policies: [any Policy], durations: [Int]) throws(ScheduleError) {
    guard durations.count == policies.count || durations.count == policies.count - 1 else {
      throw ScheduleError(
        argument: "durations",
        message: "must be as many as the schedulers, or one fewer, but \(durations.count) are "
          + "given for \(policies.count)")
    }
    if let problem = ScheduleError.problem("durations", durations.min() ?? 0, atLeast: 0).first {
      throw problem
    }
    try self.init(policies, milestones: Self.milestones(durations, of: policies.count))
  }

  /// Everything that is wrong with the milestones of so many policies.
  public static func problems(policyCount: Int, milestones: [Int]) -> [ScheduleError] {
    if policyCount == 0 {
      return [ScheduleError(argument: "schedulers", message: "must be at least one")]
    }
    if milestones.count != policyCount - 1 {
      let message =
        "must be one fewer than the schedulers, but \(milestones.count) are given for \(policyCount)"
      return [ScheduleError(argument: "milestones", message: message)]
    }
    if let problem = ScheduleError.problem("milestones", milestones.min() ?? 0, atLeast: 0).first {
      return [problem]
    }
    return zip(milestones, milestones.dropFirst()).filter { $0 > $1 }.map { earlier, later in
      ScheduleError(argument: "milestones", message: "must ascend, but \(later) follows \(earlier)")
    }
  }

  /// The first steps of all policies but the first.
  static func milestones(_ durations: [Int], of policyCount: Int) -> [Int] {
    var end = 0
    return durations.prefix(policyCount - 1).map { duration in
      end = end.addingSaturated(duration)
      return end
    }
  }

  /// The group's schedules one after another, nil where no policy moves the knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let base = bases[knob] else { return nil }
    let parts = policies.map { $0.schedule(for: knob, group: group, bases: bases) }
    guard parts.contains(where: { $0 != nil }) else { return nil }
    return SequentialSchedule(
      parts: parts.map { $0 ?? ConstantSchedule(base: base) }, starts: [0] + milestones)
  }

  /// Refuses what any of the policies refuses.
  public func check(groupCount: Int) throws(ScheduleError) {
    for policy in policies { try policy.check(groupCount: groupCount) }
  }
}
