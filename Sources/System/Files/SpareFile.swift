internal import Glibc
internal import SystemPackage

/// Room for one small file, taken while the disk has some, so that a last word can be said on a
/// disk that is full.
///
/// It works where a file system overwrites in place; where it does not, nothing is lost by trying.
package final class SpareFile {
  private let folder: Folder
  private let name: String
  private let file: OutputFile
  private let size: Int

  /// Takes the room, as a temporary file of a folder; nil if there is none to be had.
  package init?(in folder: Folder, size: Int) {
    let name = AtomicFile.temporaryName()
    guard let file = try? OutputFile(name, in: folder, .new) else { return nil }
    (self.folder, self.name, self.size) = (folder, name, size)
    self.file = file
    // The end of the object removes the file.
    if (try? self.file.write([UInt8](repeating: 0, count: size))) == nil { return nil }
  }

  deinit { folder.remove(name) }

  /// Writes a file of the folder whole, as ``AtomicFile`` does, in the room that was taken; that works once.
  ///
  /// - Throws: ``FileError``, also for more bytes than there is room for.
  package func write(_ bytes: [UInt8], to target: String) throws(FileError) {
    let path = folder.path(of: target)
    guard bytes.count <= size, file.seek(to: 0) else {
      throw FileError(.failed, path: path, message: "there is no room for it")
    }
    do throws(FileError) {
      try file.write(bytes)
      try file.cut(to: bytes.count)
      try file.synchronize()
    } catch {
      throw error.at(path)
    }
    try folder.rename(name, to: target)
    try folder.synchronize()
  }
}
