internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Files that are written whole or not at all.
package enum AtomicFile {
  private static let counter = Atomic<Int>(0)

  /// Writes a file under a temporary name, flushes it to disk and then gives it its name.
  ///
  /// Whoever opens the path finds the old file or the new one, never a part. The closure
  /// writes the file, piece by piece as it likes.
  ///
  /// - Throws: ``FileError``; the temporary file is then removed and an old file untouched.
  package static func write(
    to name: String, in folder: Folder,
    _ fill: (borrowing OutputFile) throws(FileError) -> Void
  ) throws(FileError) {
    let (temporary, path) = (temporaryName(), folder.path(of: name))
    do throws(FileError) {
      let file = try OutputFile(temporary, in: folder, .new)
      do throws(FileError) {
        try fill(file)
        try file.finish()
        try folder.rename(temporary, to: name)
      } catch {
        folder.remove(temporary)
        throw error
      }
    } catch { throw FileError(error.kind, path: path, message: error.message) }
    try folder.synchronize()
  }

  /// Writes a file of some bytes, as ``write(to:in:_:)`` does; links in its path are followed, but
  /// not one that it is the name of.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let folder: Folder
    do throws(FileError) {
      folder = try Folder(FileSystem.folder(of: path))
    } catch { throw FileError(error.kind, path: path, message: error.message) }
    do throws(FileError) {
      try write(to: FileSystem.name(of: path), in: folder) { (file) throws(FileError) in
        try file.write(bytes)
      }
    } catch { throw FileError(error.kind, path: path, message: error.message) }
  }

  /// Writes a text file as UTF-8, as ``write(_:to:)-([UInt8],_)`` does.
  package static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Replaces or makes a symbolic link, in one step; it is not flushed to disk.
  ///
  /// - Parameters:
  ///   - destination: where it leads to.
  ///   - name: the link.
  ///   - folder: where the link is.
  ///   - workplace: where it stands until it has its name, on the same device.
  /// - Returns: False where the file system has no links.
  /// - Throws: ``FileError``; an old link is then untouched.
  @discardableResult
  package static func link(
    _ destination: String, at name: String, in folder: Folder, by workplace: Folder
  ) throws(FileError) -> Bool {
    let (temporary, path) = (temporaryName(), folder.path(of: name))
    let (source, target) = (workplace.descriptor.rawValue, folder.descriptor.rawValue)
    guard symlinkat(destination, source, temporary) == 0 else {
      if Self.meansNoLinks(errno) { return false }
      throw .last(.cannotCreate, path)
    }
    guard renameat(source, temporary, target, name) == 0 else {
      let error = FileError.last(.failed, path)
      workplace.remove(temporary)
      throw error
    }
    return true
  }

  /// Whether an error of the system is that of a file system without links: FAT, some shares.
  static func meansNoLinks(_ number: CInt) -> Bool { [EPERM, ENOTSUP, ENOSYS].contains(number) }

  /// Whether a file's name is one that a file has before it is whole.
  package static func isTemporary(_ name: String) -> Bool { name.hasPrefix(".tmp-") }

  /// A name that no other file has: short, since the final one may be as long as names can be.
  static func temporaryName() -> String {
    let number = counter.add(1, ordering: .relaxed).newValue
    return ".tmp-\(getpid())-\(Timestamp.now().nanoseconds)-\(number)"
  }
}
