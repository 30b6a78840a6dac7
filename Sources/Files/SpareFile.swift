#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Room for one small file, taken while the disk has some, so that a last word can be said on a
/// disk that is full.
///
/// It works where a file system overwrites in place; where it does not, nothing is lost by trying.
package final class SpareFile {
  private let path: String
  private let descriptor: CInt
  private let size: Int

  /// Takes the room, as a temporary file of a folder; nil if there is none to be had.
  package init?(in folder: String, size: Int) {
    path = AtomicFile.temporaryName(in: folder)
    self.size = size
    let opened = try? SystemCall.open(path, O_WRONLY | O_CREAT | O_EXCL, .cannotCreate)
    guard let opened else { return nil }
    descriptor = opened
    let zeros = [UInt8](repeating: 0, count: size)
    // The end of the object removes the file.
    if (try? SystemCall.writeAll(zeros, to: opened, path: path)) == nil { return nil }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  /// Writes a file whole, as ``AtomicFile`` does, in the room that was taken; that works once.
  ///
  /// - Throws: ``FileError``, also for more bytes than there is room for.
  package func write(_ bytes: [UInt8], to target: String) throws(FileError) {
    guard bytes.count <= size, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw FileError(.failed, path: target, message: "there is no room for it")
    }
    try SystemCall.writeAll(bytes, to: descriptor, path: target)
    guard ftruncate(descriptor, bytes.count) == 0 else {
      throw SystemCall.error(.failed, target)
    }
    try SystemCall.synchronize(descriptor, path: target)
    guard rename(path, target) == 0 else { throw SystemCall.error(.failed, target) }
    try SystemCall.synchronizeFolder(SystemCall.folder(of: target))
  }
}
