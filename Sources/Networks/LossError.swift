/// An option with which a loss is not defined.
public struct LossError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The option at fault, by its key in a spec (`label_smoothing`).
  public let argument: String

  /// What is wrong with it, beginning in lower case.
  public let message: String

  /// The option and the message in one line.
  public var description: String { "\(argument): \(message)" }
}
