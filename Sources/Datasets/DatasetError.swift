/// A mistake in a user's data, located as closely as the format allows.
public struct DatasetError: Error, Equatable {
  /// What went wrong, as far as a caller has to tell cases apart.
  public enum Kind: Sendable, Equatable {
    /// There is no such file.
    case missing
    /// The file is there but cannot be read: a permission, a folder, a failing disk.
    case unreadable
    /// The file's content, or what was asked of it, makes no sense.
    case malformed
    /// The system refuses the memory that it takes.
    case refused
  }

  /// Which kind of mistake this is.
  public let kind: Kind
  /// The file's path as it was given; empty for data that comes from no file.
  public let file: String
  /// What is wrong, in one sentence without a full stop and without control characters.
  public let message: String
  /// The place in the file, where the format has lines.
  public let place: TextPlace?
  /// The argument that is at fault, by its key in a spec, if it is not the file.
  public let argument: String?

  /// Makes an error, with or without a place in the file.
  public init(
    _ kind: Kind, file: String, message: String, at place: TextPlace? = nil,
    argument: String? = nil
  ) {
    (self.kind, self.file, self.message, self.place) = (kind, file, message, place)
    self.argument = argument
  }
}

extension DatasetError: CustomStringConvertible {
  /// The error on one line: `file:line:column: message`, as far as these are known.
  public var description: String {
    let parts = [file] + [place?.line, place?.column].compactMap { $0.map(String.init) }
    return file.isEmpty ? message : "\(parts.joined(separator: ":")): \(message)"
  }
}
