/// An argument with which no optimizer can work.
public struct OptimizerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name of the group at fault, or nil where it is the optimizer itself.
  public let group: String?

  /// The argument at fault, by its key in a spec (`weight_decay`, `params`).
  public let argument: String

  /// What is wrong with it, beginning in lower case.
  public let message: String

  /// Makes an error about an argument of the optimizer, or of one of its groups.
  public init(group: String? = nil, argument: String, message: String) {
    self.group = group
    self.argument = argument
    self.message = message
  }

  /// The group, the argument and the message in one line.
  public var description: String {
    "\(group.map { "\($0)." } ?? "")\(argument): \(message)"
  }
}
