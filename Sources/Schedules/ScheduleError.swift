/// An argument from which no schedule can be made.
public struct ScheduleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The argument at fault, by its key in a spec (`phase_ratio`, `lr`).
  public let argument: String

  /// The entry at fault where the argument has one for each group.
  public let group: Int?

  /// What is wrong with it, beginning in lower case.
  public let message: String

  /// Makes an error about an argument, or about one group's entry of it.
  public init(argument: String, group: Int? = nil, message: String) {
    self.argument = argument
    self.group = group
    self.message = message
  }

  /// The argument and the message in one line.
  public var description: String {
    "\(argument)\(group.map { "[\($0)]" } ?? ""): \(message)"
  }
}
