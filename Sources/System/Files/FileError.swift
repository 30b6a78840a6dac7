internal import Glibc
internal import SystemPackage

/// A file or folder that cannot be read, written or used, and why.
package struct FileError: Error, Equatable {
  /// What went wrong, as far as a caller has to tell cases apart.
  package enum Kind: Sendable, Equatable {
    /// There is no such file to read.
    case missing
    /// The file is there but cannot be read: a permission, a folder, a failing disk.
    case unreadable
    /// The file has more bytes than it may.
    case tooLarge
    /// The system refuses the memory that it takes.
    case refused
    /// A file or folder could not be created.
    case cannotCreate
    /// Writing, flushing or renaming failed.
    case failed
    /// Another process has it.
    case busy
    /// The file does not hold what was written to it.
    case altered
  }

  /// Which kind of failure this is.
  package let kind: Kind
  /// The file or folder at fault, as it was given.
  package let path: String
  /// What is wrong, in one sentence without a full stop and without control characters.
  package let message: String
  /// Whether the disk itself is to blame, which is full, broken or may only be read: whatever else is written
  /// there meets the same.
  package let isOfDisk: Bool

  /// Makes an error from its parts.
  package init(_ kind: Kind, path: String, message: String, isOfDisk: Bool = false) {
    (self.kind, self.path, self.message) = (kind, path, message)
    self.isOfDisk = isOfDisk
  }

  /// The error of a call of the system, in the system's words.
  private init(_ kind: Kind, _ path: String, _ error: Errno) {
    let isOfDisk = [ENOSPC, EDQUOT, EIO, EROFS].contains(error.rawValue)
    self.init(kind, path: path, message: error.description, isOfDisk: isOfDisk)
  }

  /// The error of the call of the system that has just failed, in the system's words.
  static func last(_ kind: Kind, _ path: String) -> FileError {
    FileError(kind, path, Errno(rawValue: errno))
  }

  /// The same error at another path.
  func at(_ path: String) -> FileError {
    FileError(kind, path: path, message: message, isOfDisk: isOfDisk)
  }

  /// A path that no file can have.
  static func nullCharacter(_ kind: Kind, _ path: String) -> FileError {
    FileError(kind, path: path, message: "the path contains a null character")
  }

  /// Does what may fail at a file, and passes the failure on in the system's words.
  static func catching<Result>(
    _ kind: Kind, _ path: String, _ body: () throws -> Result
  ) throws(FileError) -> Result {
    do {
      return try body()
    } catch let error as Errno {
      throw FileError(kind, path, error)
    } catch { throw FileError(kind, path: path, message: "\(error)") }
  }
}
