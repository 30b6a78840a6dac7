internal import System

/// A file that a picture is written to, in the place of an older one.
package enum PictureFile {
  /// Writes a picture whole, or leaves what was there.
  ///
  /// A link is followed: what it leads to is replaced.
  ///
  /// - Throws: `Problem` with the path as it was given.
  package static func write(_ text: String, to path: String) throws(Problem) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file's bytes whole, or leaves what was there.
  ///
  /// - Throws: `Problem` with the path as it was given.
  package static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    try write(to: path) { (write) throws(Problem) in try write(bytes) }
  }

  /// Writes a file whose bytes `fill` hands on piece by piece, whole, or leaves what was there.
  ///
  /// - Throws: `Problem` with the path as it was given, or the one that `fill` throws.
  static func write(
    to path: String, _ fill: (_ write: ([UInt8]) throws(Problem) -> Void) throws(Problem) -> Void
  ) throws(Problem) {
    var problem: Problem?
    do throws(FileError) {
      let target = try target(of: path)
      let place = FileSystem.folder(of: target)
      guard FileSystem.kind(of: place) != nil else {
        throw FileError(.cannotCreate, path: path, message: Message.missingFolder(place))
      }
      let folder = try Folder(place)
      AtomicFile.removeAbandoned(in: folder.path)
      try AtomicFile.write(to: FileSystem.name(of: target), in: folder) {
        (file) throws(FileError) in
        do throws(Problem) {
          try fill { (bytes) throws(Problem) in
            do throws(FileError) {
              try file.write(bytes)
            } catch { throw Problem(at: path, error.message, ExitStatus(error.kind)) }
          }
        } catch {
          problem = error
          // What is half written is removed on the way out.
          throw FileError(.failed, path: path, message: "")
        }
      }
    } catch { throw problem ?? Problem(at: path, error.message, ExitStatus(error.kind)) }
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
      throw FileError(.cannotCreate, path: path, message: Message.namelessFile)
    }
    guard let kind = FileSystem.kind(of: path) else { return path }
    // A new file in the place of a device or a pipe would take it from everybody else.
    guard kind == .regularFile else {
      let what = kind == .folder ? Message.directory : Message.irregularFile
      throw FileError(.cannotCreate, path: path, message: what)
    }
    return FileSystem.resolved(path) ?? path
  }
}
