internal import System

/// A file that a picture is written to, in the place of an older one.
package enum PictureFile {
  /// Writes a picture whole, or leaves what was there.
  ///
  /// A link is followed: what it leads to is replaced.
  ///
  /// - Returns: What went wrong, with the status to end with; nil if nothing did.
  package static func write(_ text: String, to path: String) -> Problem? {
    do throws(FileError) {
      try AtomicFile.write(text, to: target(of: path))
      return nil
    } catch {
      return Problem(FileError(error.kind, path: path, message: error.message))
    }
  }

  /// Whether two paths lead to the same file, as far as there is one.
  package static func isSame(_ path: String, as other: String) -> Bool {
    guard let a = FileSystem.resolved(path), let b = FileSystem.resolved(other) else {
      return false
    }
    return a == b
  }

  /// The path of the file itself, which is made or replaced.
  private static func target(of path: String) throws(FileError) -> String {
    guard !path.isEmpty else {
      throw FileError(.cannotCreate, path: path, message: "a file needs a name")
    }
    guard let kind = FileSystem.kind(of: path) else { return path }
    // A new file in the place of a device or a pipe would take it from everybody else.
    guard kind == .regularFile else {
      let what = kind == .folder ? "is a directory" : "is not a regular file"
      throw FileError(.cannotCreate, path: path, message: what)
    }
    return FileSystem.resolved(path) ?? path
  }
}
