/// A column of a table of schedules: one knob of one parameter group.
public struct KnobColumn: Sendable, Hashable {
  /// The knob.
  public let knob: Knob
  /// The group's index.
  public let group: Int

  /// Makes the column of a group's knob.
  public init(knob: Knob, group: Int) { (self.knob, self.group) = (knob, group) }

  /// The column's heading, such as `lr.biases`.
  public func name(groupNames: [String]) -> String { "\(knob.rawValue).\(groupNames[group])" }
}
