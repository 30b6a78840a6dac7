package import System

/// The right of one process to work in a run's folder.
///
/// The kernel takes it back when its holder ends, however that comes about, so nothing is ever
/// left to be removed. The file `.lock` names the holder.
package final class RunLock {
  static let name = ".lock"

  private let file: OutputFile
  /// The folder, open: what is written there is written nowhere else, whatever its path leads to.
  let place: Folder
  /// Whether nothing else was in the folder when the lock was taken: no process has left anything there.
  package let isFirst: Bool

  /// Takes the lock of a folder.
  ///
  /// - Throws: `FileError`: `busy` if another process has it, `cannotCreate` if there can be
  ///   no lock.
  package init(of folder: RunFolder) throws(FileError) {
    place = try folder.open()
    file = try OutputFile(Self.name, in: place, .keeping)
    guard try file.lock() else {
      throw FileError(.busy, path: folder.path, message: Message.busy(Self.holder(file.path)))
    }
    isFirst = place.names == [Self.name]
    // Between the two calls somebody may have removed the folder.
    try checkPlace()
    // Who holds it is told as well as can be: a full disk does not keep the lock from holding.
    let name = Self.text(of: .current) + "\n"
    try? file.cut(to: 0)
    try? file.write(Array(name.utf8))
  }

  // A process that is being started has the open file too until its program begins, and closing the
  // file here would leave it the lock.
  deinit { file.unlock() }

  /// Refuses a folder that is not the one whose lock was taken: what is written to its
  /// path would be lost, or get in the way of another process.
  ///
  /// - Throws: `FileError` with `failed`.
  package func checkPlace() throws(FileError) {
    guard file.isInPlace else {
      let folder = FileSystem.folder(of: file.path)
      throw FileError(.failed, path: folder, message: Message.lostFolder)
    }
  }

  /// Gives the lock back before its time, of a folder that is not the run's any more.
  func release() { file.unlock() }

  /// Removes the file of a folder that is about to be removed, wherever that is now.
  func remove() { place.remove(Self.name) }

  /// Whether a process works in a folder, as far as can be known: one that cannot be ruled out counts.
  package static func isHeld(of folder: RunFolder) -> Bool {
    FileSystem.isLocked("\(folder.path)/\(name)") ?? true
  }

  /// A process as the file `.lock` names it.
  static func text(of process: ProcessIdentity) -> String {
    "process \(process.number) on \(process.host)"
  }

  /// Who has the lock of a folder, or had it last; nil if nobody has had it.
  static func lastHolder(of folder: RunFolder) -> String? {
    SmallFile.contents("\(folder.path)/\(name)", limit: 1024).flatMap { bytes in
      String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(
        String.init)
    }
  }

  /// Who has the lock, in words.
  private static func holder(_ path: String) -> String {
    var name = Message.unknownHolder
    // A holder writes its name just after it has the lock; until then the last one's stands there.
    for _ in 0..<100 {
      let text = SmallFile.contents(path, limit: 1024).map { String(decoding: $0, as: UTF8.self) }
      if let line = text?.split(whereSeparator: \.isNewline).first {
        name = String(line)
        if !isGone(line) { break }
      }
      Thread.sleep(microseconds: 10_000)
    }
    return name
  }

  /// Whether the process is known to have ended that had the lock of a folder last.
  static func isLastHolderGone(of place: Folder) -> Bool {
    let text = place.contents(name, limit: 1024).map { String(decoding: $0, as: UTF8.self) }
    return text?.split(whereSeparator: \.isNewline).first.map(isGone) ?? false
  }

  /// Whether `process 12 on HOST` is known to have ended; of another host nothing is known.
  private static func isGone(_ name: Substring) -> Bool {
    let words = name.split(separator: " ")
    guard words.count == 4, words[3] == Host.name, let number = Int32(words[1]) else {
      return false
    }
    return Host.hasNoProcess(Int(number))
  }
}
