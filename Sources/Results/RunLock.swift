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
  private let path: String
  private let descriptor: CInt

  /// Takes the lock of a folder.
  ///
  /// - Throws: ``ResultsError``: `busy` if another process has it, `cannotCreate` if there can be
  ///   no lock.
  package init(of folder: RunFolder) throws(ResultsError) {
    let path = "\(folder.path)/.lock"
    self.path = path
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
    // Between the two calls somebody may have removed the folder.
    try checkPlace()
    // Who holds it is told as well as can be: a full disk does not keep the lock from holding.
    let name = "process \(getpid()) on \(Machine.hostName())\n"
    ftruncate(descriptor, 0)
    try? SystemCall.writeAll(Array(name.utf8), to: descriptor, path: path)
  }

  deinit { close(descriptor) }

  /// Refuses to go on in a folder that is not the one whose lock was taken: what is written to its
  /// path would be lost, or get in the way of another process.
  ///
  /// - Throws: ``ResultsError`` with `failed`.
  package func checkPlace() throws(ResultsError) {
    var (own, found) = (stat(), stat())
    guard fstat(descriptor, &own) == 0, lstat(path, &found) == 0, own.st_ino == found.st_ino,
      own.st_dev == found.st_dev
    else {
      throw ResultsError(
        .failed, path: SystemCall.folder(of: path),
        message: "was removed, renamed or replaced while the run was using it")
    }
  }

  /// Who has the lock, in words.
  private static func holder(_ path: String) -> String {
    var name = "another process"
    // A holder writes its name just after it has the lock; until then the last one's stands there.
    for _ in 0..<100 {
      let text = SmallFile.contents(path, limit: 1024).map { String(decoding: $0, as: UTF8.self) }
      if let line = text?.split(whereSeparator: \.isNewline).first {
        name = String(line)
        if !isGone(line) { break }
      }
      usleep(10_000)
    }
    return "\(name) runs this experiment"
  }

  /// Whether `process 12 on HOST` is known to have ended; of another host nothing is known.
  private static func isGone(_ name: Substring) -> Bool {
    let words = name.split(separator: " ")
    guard words.count == 4, words[3] == Machine.hostName(), let number = pid_t(words[1]) else {
      return false
    }
    return kill(number, 0) != 0 && errno == ESRCH
  }
}
