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
  }

  /// Which kind of mistake this is.
  public let kind: Kind
  /// The file's path as it was given; empty for data that comes from no file.
  public let file: String
  /// The line, from 1, where the format has lines.
  public let line: Int?
  /// The Unicode scalar within the line, from 1.
  public let column: Int?
  /// What is wrong, in one sentence without a full stop and without control characters.
  public let message: String
  /// The argument of the source that is at fault, by its key in a spec, if it is not the file.
  public let argument: String?
  /// The offending line, or a window of it, without control characters.
  public let excerpt: String?
  /// Where the mistake begins in ``excerpt``: a Unicode scalar, from 1.
  public let excerptColumn: Int?

  /// Makes an error, with or without a place in the file.
  public init(
    _ kind: Kind, file: String, line: Int? = nil, column: Int? = nil, message: String,
    excerpt: String? = nil, excerptColumn: Int? = nil, argument: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.excerpt = excerpt
    self.excerptColumn = excerptColumn
    self.argument = argument
  }
}

extension DatasetError: CustomStringConvertible {
  /// The error on one line: `file:line:column: message`, as far as these are known.
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
