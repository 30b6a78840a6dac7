/// A file of weights that cannot be used, and why.
public struct WeightsError: Error, Equatable {
  /// What went wrong, as far as a caller has to tell cases apart.
  public enum Kind: Sendable, Equatable {
    /// There is no such file.
    case missing
    /// The file is there but cannot be read: a permission, a folder, a failing disk.
    case unreadable
    /// The file's content makes no sense, or is of a kind that is not read here.
    case malformed
    /// The system refuses the memory that it takes.
    case refused
  }

  /// Which kind of mistake this is.
  public let kind: Kind
  /// The file's path as it was given.
  public let file: String
  /// What is wrong, in one sentence without a full stop and without control characters.
  public let message: String

  /// Makes an error from its parts.
  public init(_ kind: Kind, file: String, message: String) {
    (self.kind, self.file, self.message) = (kind, file, message)
  }
}

extension WeightsError: CustomStringConvertible {
  /// The error on one line: `file: message`.
  public var description: String { "\(file): \(message)" }
}
