/// The policy that leaves every knob at its base value.
public struct UnchangedPolicy: Policy {
  /// Makes the policy.
  public init() {}

  /// Nil: nothing is scheduled.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? { nil }
}
