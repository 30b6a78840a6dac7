/// A rule that gives every knob of every parameter group its schedule.
///
/// One policy moves several knobs together, such as a momentum that falls while the learning rate
/// rises.
public protocol Policy: Sendable {
  /// The schedule of a group's knob, or nil where the knob keeps its base value.
  ///
  /// - Parameters:
  ///   - knob: The knob that is asked for, one of those in `bases`.
  ///   - group: The group's index.
  ///   - bases: The base values of all the group's knobs.
  /// - Returns: The schedule, or nil.
  func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)?

  /// Refuses a number of groups that the policy was not made for.
  func check(groupCount: Int) throws(ScheduleError)
}

extension Policy {
  /// Any number of groups will do.
  public func check(groupCount: Int) throws(ScheduleError) {}
}
