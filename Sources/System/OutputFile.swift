internal import Glibc
internal import SystemPackage

/// A file that is open for writing.
package struct OutputFile: ~Copyable {
  /// How a file is opened.
  package enum Opening: Sendable {
    /// A new file; one that is there already is an error.
    case new
    /// A new file in the place of an older one, written at its end alone; no link is followed.
    case replacing
    /// A file that is there, written at its end alone; no link is followed.
    case appending
    /// A file that is there, or a new one; no link is followed.
    case keeping
  }

  /// The file's path as it was given.
  package let path: String
  private let descriptor: FileDescriptor

  /// Opens a file.
  ///
  /// - Throws: ``FileError``: `failed` for a file that was to be there, else `cannotCreate`.
  package init(_ path: String, _ opening: Opening) throws(FileError) {
    self.path = path
    descriptor =
      switch opening {
      case .new:
        try .open(path, .writeOnly, [.create, .exclusiveCreate], ifNot: .cannotCreate)
      case .replacing:
        try .open(
          path, .writeOnly, [.create, .truncate, .append, .noFollow], ifNot: .cannotCreate)
      case .appending: try .open(path, .writeOnly, [.append, .noFollow], ifNot: .failed)
      case .keeping: try .open(path, .readWrite, [.create, .noFollow], ifNot: .cannotCreate)
      }
  }

  deinit { try? descriptor.close() }

  /// Writes all bytes, however many calls that takes.
  ///
  /// - Throws: ``FileError`` with `failed`.
  package borrowing func write(_ bytes: [UInt8]) throws(FileError) {
    try descriptor.write(bytes, path: path)
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

  /// Takes the file's lock, which the kernel takes back when the file is closed; false if another
  /// process has it.
  ///
  /// - Throws: ``FileError`` with `cannotCreate`, where there can be no lock.
  package borrowing func lock() throws(FileError) -> Bool {
    if retry({ flock(descriptor.rawValue, LOCK_EX | LOCK_NB) }) { return true }
    guard errno == EWOULDBLOCK else { throw .last(.cannotCreate, path) }
    return false
  }
}
