internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Files that are written whole or not at all.
package enum AtomicFile {
  private static let counter = Atomic<Int>(0)

  /// Writes a file under a temporary name, flushes it to disk and then gives it its name.
  ///
  /// Whoever opens the path finds the old file or the new one, never a part.
  ///
  /// - Throws: ``FileError``; the temporary file is then removed and an old file untouched.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let folder = FileSystem.folder(of: path)
    let temporary = temporaryName(in: folder)
    let descriptor: FileDescriptor
    do throws(FileError) {
      descriptor = try .open(
        temporary, .writeOnly, [.create, .exclusiveCreate], ifNot: .cannotCreate)
    } catch { throw FileError(error.kind, path: path, message: error.message) }
    do throws(FileError) {
      try fill(descriptor, bytes, path)
      guard rename(temporary, path) == 0 else { throw .last(.failed, path) }
    } catch {
      unlink(temporary)
      throw error
    }
    try FileDescriptor.synchronizeFolder(folder)
  }

  /// Writes a text file as UTF-8, as ``write(_:to:)-([UInt8],_)`` does.
  package static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Replaces or makes a symbolic link, in one step; it is not flushed to disk.
  ///
  /// - Parameters:
  ///   - destination: where it leads to.
  ///   - path: the link.
  ///   - folder: where it stands until it has its name, on the same device; the link's own folder
  ///     if left out.
  /// - Throws: ``FileError``; an old link is then untouched.
  package static func link(
    _ destination: String, at path: String, by folder: String? = nil
  ) throws(FileError) {
    let temporary = temporaryName(in: folder ?? FileSystem.folder(of: path))
    guard symlink(destination, temporary) == 0 else { throw .last(.cannotCreate, path) }
    guard rename(temporary, path) == 0 else {
      let error = FileError.last(.failed, path)
      unlink(temporary)
      throw error
    }
  }

  /// Writes and closes an open file, whether or not that works.
  private static func fill(
    _ descriptor: FileDescriptor, _ bytes: [UInt8], _ path: String
  ) throws(FileError) {
    do throws(FileError) {
      try descriptor.write(bytes, path: path)
      try descriptor.synchronize(path: path)
    } catch {
      try? descriptor.close()
      throw error
    }
    // Network file systems tell of a failed write as late as here.
    try FileError.catching(.failed, path) {
      do { try descriptor.close() } catch Errno.interrupted {}
    }
  }

  /// Whether a file's name is one that a file has before it is whole.
  package static func isTemporary(_ name: String) -> Bool { name.hasPrefix(".tmp-") }

  /// A name that no other file has: short, since the final one may be as long as names can be.
  static func temporaryName(in folder: String) -> String {
    let number = counter.add(1, ordering: .relaxed).newValue
    return "\(folder)/.tmp-\(getpid())-\(Timestamp.now().nanoseconds)-\(number)"
  }
}
