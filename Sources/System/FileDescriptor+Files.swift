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
    guard !path.utf8.contains(0) else {
      throw FileError(kind, path: path, message: "the path contains a null character")
    }
    return try FileError.catching(kind, path) {
      // The text itself: `FilePath` would drop a slash at the end, and what that demands.
      try path.withCString {
        try open(
          $0, mode, options: options.union(.closeOnExec),
          permissions: FilePermissions(rawValue: 0o666))
      }
    }
  }

  /// Writes all bytes, however many calls that takes.
  func write(_ bytes: [UInt8], path: String) throws(FileError) {
    _ = try FileError.catching(.failed, path) { try writeAll(bytes) }
  }

  /// Waits until the file is on the disk.
  func synchronize(path: String) throws(FileError) {
    guard retry({ fsync(rawValue) }) else { throw .last(.failed, path) }
  }

  /// Waits until a folder's entries are on the disk.
  static func synchronizeFolder(_ path: String) throws(FileError) {
    let descriptor = try open(path, .readOnly, .directory, ifNot: .failed)
    defer { try? descriptor.close() }
    // Some file systems cannot flush a folder; there is nothing to lose by that.
    guard retry({ fsync(descriptor.rawValue) }) || errno == EINVAL || errno == ENOTSUP else {
      throw .last(.failed, path)
    }
  }
}
