internal import System

/// A failure to store something.
package struct ResultsError: Error, Equatable {
  /// What failed, as far as a caller has to tell cases apart.
  package enum Kind: Sendable, Equatable {
    /// A file or folder could not be created; the command's exit status is 73.
    case cannotCreate
    /// Writing, flushing or renaming failed; the command's exit status is 74.
    case failed
    /// Another process works on it; the command's exit status is 75.
    case busy
  }

  /// Which kind of failure this is.
  package let kind: Kind
  /// The file or folder at fault.
  package let path: String
  /// The system's own words for it.
  package let message: String

  /// Makes an error from its parts.
  package init(_ kind: Kind, path: String, message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// Does what may fail at a file, and passes the failure on as one to store something.
  static func storing<Result: ~Copyable>(
    _ body: () throws(FileError) -> Result
  ) throws(ResultsError) -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      throw ResultsError(
        error.kind == .cannotCreate ? .cannotCreate : .failed, path: error.path,
        message: error.message)
    }
  }
}
