internal import Glibc
internal import SystemPackage

/// Calls again as long as a signal interrupts; false if the call failed for another reason.
func retry(_ call: () -> CInt) -> Bool {
  while call() < 0 { guard errno == EINTR else { return false } }
  return true
}

extension FileDescriptor {
  /// Opens a file, which no child process inherits.
  ///
  /// - Throws: ``FileError`` of the kind.
  static func open(
    _ path: String, _ mode: AccessMode, _ options: OpenOptions, ifNot kind: FileError.Kind
  ) throws(FileError) -> FileDescriptor {
    guard !path.utf8.contains(0) else { throw .nullCharacter(kind, path) }
    return try FileError.catching(kind, path) {
      // The text itself: `FilePath` would drop a slash at the end, and what that demands.
      try path.withCString {
        try open(
          $0, mode, options: options.union(.closeOnExec),
          permissions: FilePermissions(rawValue: 0o666))
      }
    }
  }

  /// Opens a file in a folder, or by its path where there is no folder, which no child process
  /// inherits; `path` is that of messages.
  ///
  /// - Throws: ``FileError`` of the kind.
  static func open(
    _ name: String, _ flags: CInt, in folder: Folder?, path: String, ifNot kind: FileError.Kind
  ) throws(FileError) -> FileDescriptor {
    guard !name.utf8.contains(0) else { throw .nullCharacter(kind, path) }
    let place = folder?.descriptor.rawValue ?? AT_FDCWD
    var number: CInt = -1
    guard
      retry({
        number = openat(place, name, flags | O_CLOEXEC, 0o666)
        return number
      })
    else { throw .last(kind, path) }
    return FileDescriptor(rawValue: number)
  }

  /// Writes all bytes, however many calls that takes.
  func write(_ bytes: [UInt8], path: String) throws(FileError) {
    _ = try FileError.catching(.failed, path) { try writeAll(bytes) }
  }

  /// Reads from a place on until a buffer is full or the file has ended, however many calls that takes: one
  /// call may give less than there is.
  ///
  /// - Returns: How many bytes were read.
  func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try read(
        fromAbsoluteOffset: Int64(offset + filled),
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// Waits until the file is on the disk.
  func synchronize(path: String) throws(FileError) {
    guard retry({ fsync(rawValue) }) else { throw .last(.failed, path) }
  }
}
