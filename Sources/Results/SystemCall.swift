#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Calls of the operating system that answer with a typed error.
enum SystemCall {
  /// Calls again as long as a signal interrupts; nil if the call failed for another reason.
  static func retry(_ call: () -> Int) -> Int? {
    while true {
      let result = call()
      if result >= 0 { return result }
      guard errno == EINTR else { return nil }
    }
  }

  /// The error of the call that has just failed, in the system's words.
  static func error(_ kind: ResultsError.Kind, _ path: String) -> ResultsError {
    ResultsError(kind, path: path, message: String(cString: strerror(errno)))
  }

  /// Opens a file.
  static func open(
    _ path: String, _ flags: CInt, _ kind: ResultsError.Kind
  ) throws(ResultsError) -> CInt {
    guard !path.utf8.contains(0) else {
      throw ResultsError(kind, path: path, message: "the path contains a null character")
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
  static func writeAll(
    _ bytes: [UInt8], to descriptor: CInt, path: String
  ) throws(ResultsError) {
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
  static func synchronize(_ descriptor: CInt, path: String) throws(ResultsError) {
    guard retry({ Int(fsync(descriptor)) }) != nil else { throw error(.failed, path) }
  }

  /// Waits until a folder's entries are on the disk.
  static func synchronizeFolder(_ path: String) throws(ResultsError) {
    let descriptor = try open(path, O_RDONLY | O_DIRECTORY, .failed)
    defer { close(descriptor) }
    // Some file systems cannot flush a folder; there is nothing to lose by that.
    guard retry({ Int(fsync(descriptor)) }) != nil || errno == EINVAL || errno == ENOTSUP else {
      throw error(.failed, path)
    }
  }

  /// The folder that a path's last component lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
