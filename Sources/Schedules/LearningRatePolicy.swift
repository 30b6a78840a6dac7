/// A policy that moves the learning rate alone, as a function of its base value.
public protocol LearningRatePolicy: Policy {
  /// The learning rate at a step for a group's base value; a negative step counts as 0.
  func value(at step: Int, base: Double) -> Double
}

extension LearningRatePolicy {
  /// The learning rate over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard knob == .learningRate, let base = bases[knob] else { return nil }
    return LearningRateSchedule(policy: self, base: base)
  }
}

/// The values of a `LearningRatePolicy` for one group.
struct LearningRateSchedule<Rule: LearningRatePolicy>: Schedule {
  let policy: Rule
  let base: Double

  func value(at step: Int) -> Double { policy.value(at: step, base: base) }
}
