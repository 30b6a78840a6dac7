public import Declarations

/// The policy that leaves every knob at its base value: what holds where a spec names none.
public struct UnchangedPolicy: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "unchanged", Self(), "Leaves every value as it is.")

  /// None: every knob keeps its base value.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? { nil }

  /// Whether a length that does not fit is reported elsewhere: there is none.
  public var reportsItsLength: Bool { true }

  /// Not a curve.
  public var isCurve: Bool { false }
}
