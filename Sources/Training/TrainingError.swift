/// Why a model cannot be trained as it was asked for.
public struct TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The argument at fault, by its key in a spec (`metrics`, `log_every`).
  public let argument: String

  /// What is wrong with it, beginning in lower case.
  public let message: String

  /// Makes an error about an argument.
  public init(argument: String, message: String) {
    self.argument = argument
    self.message = message
  }

  /// The argument and the message in one line.
  public var description: String { "\(argument): \(message)" }
}
