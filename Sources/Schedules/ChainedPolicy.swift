/// Policies at work together: each takes the value of the one before it as its base value.
///
/// `value(t) = pₙ(t, … p₂(t, p₁(t, base)))`. Families that multiply their base value, such as
/// constant, step, exponential, linear and lambda, so give the product: constant(0.5) for 2 steps
/// and exponential(0.5), with lr 0.8, is 0.4 0.2 0.2 0.1 …. One that knows no base value, such as a
/// list or a cycle, replaces what came before it. One policy is that policy.
/// Source: PyTorch's `ChainedScheduler`, which goes from step to step. The two agree on products;
/// where a family is none, such as a cosine with `eta_min` above 0, PyTorch's recurrence is not
/// its formula and climbs in between, and ours is the formula.
public struct ChainedPolicy: Policy {
  /// The policies, in the order in which they are applied.
  public let policies: [any Policy]

  /// Makes a chain.
  ///
  /// - Parameter policies: The policies, at least one.
  /// - Throws: `ScheduleError` if there are none.
  public init(_ policies: [any Policy]) throws(ScheduleError) {
    if policies.isEmpty {
      throw ScheduleError(argument: "schedulers", message: "must be at least one")
    }
    self.policies = policies
  }

  /// The group's schedules applied to one another, nil where no policy moves the knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let base = bases[knob] else { return nil }
    let links = policies.compactMap { $0.schedule(for: knob, group: group, bases: bases) }
    return links.isEmpty ? nil : ChainedSchedule(links: links, base: base)
  }

  /// Refuses what any of the policies refuses.
  public func check(groupCount: Int) throws(ScheduleError) {
    for policy in policies { try policy.check(groupCount: groupCount) }
  }
}
