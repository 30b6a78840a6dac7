public import Declarations

/// The policy that leaves every knob at its base value: what holds where a spec names none.
public struct UnchangedPolicy: Policy {
  public static let declaration = Declaration<Self>("unchanged", "Leaves every value as it is.")

  public init() {}

  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? { nil }

  public var reportsItsLength: Bool { true }
}
