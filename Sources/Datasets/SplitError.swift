/// A fraction that does not divide samples into two parts.
public struct SplitError: Error, Equatable {
  /// What is wrong with it.
  public let message: String

  /// Makes an error from its message.
  public init(message: String) {
    self.message = message
  }
}
