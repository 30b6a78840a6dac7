#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Calls of the operating system that answer with a typed error.
package enum SystemCall {
  /// Calls again as long as a signal interrupts; nil if the call failed for another reason.
  package static func retry(_ call: () -> Int) -> Int? {
    while true {
      let result = call()
      if result >= 0 { return result }
      guard errno == EINTR else { return nil }
    }
  }

  /// The error of the call that has just failed, in the system's words.
  package static func error(_ kind: FileError.Kind, _ path: String) -> FileError {
    FileError(kind, path: path, message: String(cString: strerror(errno)))
  }

  /// Opens a file.
  package static func open(
    _ path: String, _ flags: CInt, _ kind: FileError.Kind
  ) throws(FileError) -> CInt {
    guard !path.utf8.contains(0) else {
      throw FileError(kind, path: path, message: "the path contains a null character")
    }
    #if canImport(Glibc)
      let opened = retry { Int(Glibc.open(path, flags | O_CLOEXEC, 0o666)) }
    #else
      let opened = retry { Int(Darwin.open(path, flags | O_CLOEXEC, 0o666)) }
    #endif
    guard let opened else { throw error(kind, path) }
    return CInt(opened)
  }

  /// Writes all bytes, however many calls that takes.
  package static func writeAll(
    _ bytes: [UInt8], to descriptor: CInt, path: String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = retry {
        bytes.withUnsafeBytes {
          write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
        }
      }
      guard let count else { throw error(.failed, path) }
      written += count
    }
  }

  /// Waits until a file or folder is on the disk.
  package static func synchronize(_ descriptor: CInt, path: String) throws(FileError) {
    guard retry({ Int(fsync(descriptor)) }) != nil else { throw error(.failed, path) }
  }

  /// Waits until a folder's entries are on the disk.
  package static func synchronizeFolder(_ path: String) throws(FileError) {
    let descriptor = try open(path, O_RDONLY | O_DIRECTORY, .failed)
    defer { close(descriptor) }
    // Some file systems cannot flush a folder; there is nothing to lose by that.
    guard retry({ Int(fsync(descriptor)) }) != nil || errno == EINVAL || errno == ENOTSUP else {
      throw error(.failed, path)
    }
  }

  /// The folder that a path's last component lies in.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
