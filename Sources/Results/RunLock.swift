#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Files

/// The right of one process to work in a run's folder.
///
/// The kernel takes it back when its holder ends, however that comes about, so nothing is ever
/// left to be removed. The file `.lock` names the holder.
package final class RunLock {
  private let descriptor: CInt

  /// Takes the lock of a folder.
  ///
  /// - Throws: ``ResultsError``: `busy` if another process has it, `cannotCreate` if there can be
  ///   no lock.
  package init(of folder: RunFolder) throws(ResultsError) {
    let path = "\(folder.path)/.lock"
    let descriptor = try ResultsError.storing { () throws(FileError) in
      try SystemCall.open(path, O_RDWR | O_CREAT | O_NOFOLLOW, .cannotCreate)
    }
    guard SystemCall.retry({ Int(flock(descriptor, LOCK_EX | LOCK_NB)) }) != nil else {
      let isTaken = errno == EWOULDBLOCK
      let error =
        isTaken
        ? ResultsError(.busy, path: folder.path, message: Self.holder(path))
        : ResultsError(.cannotCreate, path: path, message: String(cString: strerror(errno)))
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    // Who holds it is told as well as can be: a full disk does not keep the lock from holding.
    let name = "process \(getpid()) on \(Machine.hostName())\n"
    ftruncate(descriptor, 0)
    try? SystemCall.writeAll(Array(name.utf8), to: descriptor, path: path)
  }

  deinit { close(descriptor) }

  private static func holder(_ path: String) -> String {
    let text = SmallFile.contents(path, limit: 1024).map { String(decoding: $0, as: UTF8.self) }
    let name = text?.split(whereSeparator: \.isNewline).first.map(String.init)
    return "\(name ?? "another process") runs this experiment"
  }
}
