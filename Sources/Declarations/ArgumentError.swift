/// An argument with which a thing cannot be made.
public struct ArgumentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The argument at fault, by its key in a spec (`phase_ratio`, `lr`).
  public let argument: String
  /// The entry at fault where the argument has one for each group.
  public let group: Int?
  /// What is wrong with it, beginning in lower case.
  public let message: String
  /// Whether it should not have been given at all, so that its key is at fault and not its value.
  public let isUnwanted: Bool

  /// Makes an error about an argument, or about one group's entry of it.
  public init(argument: String, group: Int? = nil, message: String, isUnwanted: Bool = false) {
    (self.argument, self.isUnwanted, self.group) = (argument, isUnwanted, group)
    self.message = message
  }

  /// Makes an error about a list that has not one entry for each group.
  public init(argument: String, entries: Int, groups: Int) {
    self.init(
      argument: argument,
      message: "has \(entries) \(entries == 1 ? "entry" : "entries") for \(groups) "
        + "\(groups == 1 ? "group" : "groups"); give one for each, or one for all")
  }

  /// The argument and the message in one line.
  public var description: String {
    "\(argument)\(group.map { "[\($0)]" } ?? ""): \(message)"
  }
}
