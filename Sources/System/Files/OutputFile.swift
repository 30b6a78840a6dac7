internal import Glibc
internal import SystemPackage

/// A file that is open for writing.
package struct OutputFile: ~Copyable {
  /// How a file is opened.
  ///
  /// Of one that is there already no link is followed, and neither a pipe nor a file that has another
  /// name is taken: a pipe would block, and what is written would go elsewhere too.
  package enum Opening: Sendable {
    /// A new file; one that is there already is an error.
    case new
    /// A new file in the place of an older one, written at its end alone.
    case replacing
    /// A file that is there, read anywhere and written at its end alone.
    case appending
    /// A file that is there, read and written anywhere.
    case updating
    /// A file that is there, or a new one.
    case keeping
  }

  /// The file's path as it was given.
  package let path: String
  private let descriptor: FileDescriptor

  /// Opens a file.
  ///
  /// - Throws: ``FileError``: `failed` for a file that was to be there, else `cannotCreate`, as for what
  ///   is not taken.
  package init(_ path: String, _ opening: Opening) throws(FileError) {
    self.path = path
    descriptor = try Self.open(path, in: nil, path: path, opening)
  }

  /// Opens a file in a folder, as ``init(_:_:)`` does.
  package init(_ name: String, in folder: Folder, _ opening: Opening) throws(FileError) {
    path = folder.path(of: name)
    descriptor = try Self.open(name, in: folder, path: path, opening)
  }

  deinit { try? descriptor.close() }

  private static func open(
    _ name: String, in folder: Folder?, path: String, _ opening: Opening
  ) throws(FileError) -> FileDescriptor {
    let (flags, kind): (CInt, FileError.Kind) =
      switch opening {
      case .new: (O_WRONLY | O_CREAT | O_EXCL, .cannotCreate)
      case .replacing: (O_RDWR | O_CREAT | O_APPEND, .cannotCreate)
      case .appending: (O_RDWR | O_APPEND, .failed)
      case .updating: (O_RDWR, .failed)
      case .keeping: (O_RDWR | O_CREAT, .cannotCreate)
      }
    let descriptor = try FileDescriptor.open(
      name, flags | O_NOFOLLOW | O_NONBLOCK, in: folder, path: path, ifNot: kind)
    do throws(FileError) {
      let status = try FileError.catching(kind, path) { try descriptor.stat() }
      if let mistake = mistake(of: status) {
        throw FileError(.cannotCreate, path: path, message: mistake)
      }
      // Not when it is opened: it may be what must be refused.
      if opening == .replacing, status.size != 0 {
        try FileError.catching(kind, path) { try descriptor.resize(to: 0) }
      }
    } catch {
      try? descriptor.close()
      throw error
    }
    return descriptor
  }

  /// Why a file must not be written to, if that is so.
  private static func mistake(of status: Stat) -> String? {
    guard status.type == .regular || status.type == .characterSpecial else {
      return "is not a regular file"
    }
    return status.linkCount > 1
      ? "has a second name (a hard link), under which it would change too; replace it by a copy"
      : nil
  }

  /// Writes all bytes, however many calls that takes.
  ///
  /// - Throws: ``FileError`` with `failed`.
  package borrowing func write(_ bytes: [UInt8]) throws(FileError) {
    try descriptor.write(bytes, path: path)
  }

  /// Writes bytes over those from a place on, where the file is not one that is written at its end
  /// alone.
  ///
  /// - Throws: ``FileError`` with `failed`.
  package borrowing func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    _ = try FileError.catching(.failed, path) {
      try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
    }
  }

  /// Reads bytes from a place on, as many as there is room for unless the file ends before.
  ///
  /// - Returns: How many were read.
  /// - Throws: ``FileError`` with `failed`.
  package borrowing func read(
    into buffer: inout [UInt8], at offset: Int
  ) throws(FileError) -> Int {
    try FileError.catching(.failed, path) {
      try buffer.withUnsafeMutableBytes { try descriptor.fill($0, from: offset) }
    }
  }

  /// Goes to a place of the file; false if that cannot be.
  borrowing func seek(to offset: Int) -> Bool {
    (try? descriptor.seek(offset: Int64(offset), from: .start)) != nil
  }

  /// Cuts the file off behind so many bytes.
  ///
  /// - Throws: ``FileError`` with `failed`.
  package borrowing func cut(to size: Int) throws(FileError) {
    try FileError.catching(.failed, path) { try descriptor.resize(to: Int64(size)) }
  }

  /// Waits until all that was written is on the disk.
  ///
  /// - Throws: ``FileError`` with `failed`.
  package borrowing func synchronize() throws(FileError) { try descriptor.synchronize(path: path) }

  /// Waits for what is asked for, however late the file system tells of failures.
  ///
  /// - Throws: ``FileError`` with `failed`.
  borrowing func finish(_ durability: Durability) throws(FileError) {
    switch durability {
    case .each: try synchronize()
    case .group: break
    }
    // Network file systems tell of a failed write as late as when a file is closed.
    let copy = fcntl(descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
    if copy >= 0, close(copy) != 0, errno != EINTR { throw .last(.failed, path) }
  }

  /// The bytes that the file has; nil if the system does not tell.
  package var size: Int? { (try? descriptor.stat()).map { Int($0.size) } }

  /// Whether the file has lost its name, and what is written to it will be lost.
  package var isRemoved: Bool { (try? descriptor.stat())?.linkCount == 0 }

  /// Whether this file, and no other and no link, is what its path leads to.
  package var isInPlace: Bool {
    guard let own = try? descriptor.stat(),
      let found = try? path.withCString({ try Stat($0, followTargetSymlink: false) })
    else { return false }
    return own.inode == found.inode && own.deviceID == found.deviceID
  }

  /// Takes the file's lock, which the kernel takes back when nobody has the open file any more: a process that is
  /// being started may have it too, so ``unlock()`` comes before closing it; false if another
  /// process has it.
  ///
  /// Processes that only look whether it is taken (``FileSystem/isLocked(_:)``) are waited for.
  ///
  /// - Throws: ``FileError`` with `cannotCreate`, where there can be no lock.
  package borrowing func lock() throws(FileError) -> Bool {
    // One that looks may be kept from going on for as long as a busy machine likes.
    for _ in 0..<2500 {
      if try lock(LOCK_EX) { return true }
      // Who looks shares the lock, and who has it does not.
      guard try lock(LOCK_SH) else { return false }
      unlock()
      Thread.sleep(microseconds: 2000)
    }
    return false
  }

  /// Gives the file's lock back.
  package borrowing func unlock() { _ = flock(descriptor.rawValue, LOCK_UN) }

  private borrowing func lock(_ kind: CInt) throws(FileError) -> Bool {
    if retry({ flock(descriptor.rawValue, kind | LOCK_NB) }) { return true }
    guard errno == EWOULDBLOCK else { throw .last(.cannotCreate, path) }
    return false
  }
}
