#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a regular file.
enum FileBytes {
  /// Reads a file whole; a pipe would block and is refused.
  static func read(_ path: String) throws(WeightsError) -> [UInt8] {
    guard !path.utf8.contains(0) else {
      throw WeightsError(
        .missing, file: path, message: "a path cannot contain a null character")
    }
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let what = status.st_mode & S_IFMT == S_IFDIR ? "is a directory" : "is not a regular file"
      throw WeightsError(.unreadable, file: path, message: what)
    }
    return try read(descriptor, size: Int(status.st_size), path)
  }

  /// Reads as many bytes as the file had; one that is written to at the same time may have fewer.
  private static func read(
    _ descriptor: CInt, size: Int, _ path: String
  ) throws(WeightsError) -> [UInt8] {
    var code: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), min(size - filled, 1 << 30),
          off_t(filled))
        if count < 0, errno == EINTR { continue }
        if count < 0 { code = errno }
        guard count > 0 else { break }
        filled += count
      }
    }
    guard code == 0 else { throw failure(path, code) }
    return bytes
  }

  private static func failure(_ path: String, _ code: CInt) -> WeightsError {
    let isMissing = code == ENOENT || code == ENOTDIR
    return WeightsError(
      isMissing ? .missing : .unreadable, file: path,
      message: isMissing ? "no such file" : String(cString: strerror(code)))
  }
}
