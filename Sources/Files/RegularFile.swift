#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file that is open for reading.
package struct RegularFile: ~Copyable {
  /// The file's path as it was given.
  package let path: String
  /// How many bytes it had when it was opened; the kernel's own files have more than they say.
  package let size: Int
  private let descriptor: CInt

  /// Opens a file, which must be a regular one: a pipe would block and could be read only once.
  ///
  /// - Throws: ``FileError``, `missing` or `unreadable`.
  package init(_ path: String) throws(FileError) {
    guard !path.utf8.contains(0) else {
      throw FileError(.missing, path: path, message: "a path cannot contain a null character")
    }
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw Self.failure(path, code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      let what = status.st_mode & S_IFMT == S_IFDIR ? "is a directory" : "is not a regular file"
      throw FileError(.unreadable, path: path, message: what)
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// All of the file's bytes, of which there must not be more than a limit.
  ///
  /// - Throws: ``FileError``, `tooLarge` before anything is read, or `unreadable`.
  package borrowing func contents(limit: Int = .max) throws(FileError) -> [UInt8] {
    guard size <= limit else { throw tooLarge(size, limit) }
    // One byte more than the file had shows its end without another round of growing.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while true {
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: filled)) }
      let count = try read(into: &bytes, from: filled)
      guard count > 0 else { break }
      filled += count
      // A file that is written to meanwhile, or one of the kernel's, can have more than it said.
      guard filled <= limit else { throw tooLarge(filled, limit) }
    }
    bytes.removeSubrange(filled...)
    return bytes
  }

  /// Appends the next bytes to those that were read, so many unless the file ends before.
  package borrowing func append(_ count: Int, to bytes: inout [UInt8]) throws(FileError) {
    var filled = bytes.count
    let end = filled + count
    bytes.append(contentsOf: repeatElement(0, count: count))
    while filled < end {
      let count = try read(into: &bytes, from: filled)
      guard count > 0 else { break }
      filled += count
    }
    bytes.removeSubrange(filled...)
  }

  /// Reads the next bytes into a buffer, behind those that it keeps.
  ///
  /// - Returns: How many were read; 0 at the file's end.
  package borrowing func read(
    into buffer: inout [UInt8], from offset: Int = 0
  ) throws(FileError) -> Int {
    let count = buffer.withUnsafeMutableBytes { buffer in
      SystemCall.retry {
        // Linux reads at most 2³¹ bytes at once anyhow.
        systemRead(
          descriptor, buffer.baseAddress?.advanced(by: offset), min(buffer.count - offset, 1 << 30))
      }
    }
    guard let count else { throw Self.failure(path, errno) }
    return count
  }

  private borrowing func tooLarge(_ count: Int, _ limit: Int) -> FileError {
    FileError(.tooLarge, path: path, message: "has \(count) bytes, more than \(limit)")
  }

  private static func failure(_ path: String, _ code: CInt) -> FileError {
    let isMissing = code == ENOENT || code == ENOTDIR
    return FileError(
      isMissing ? .missing : .unreadable, path: path,
      message: isMissing ? "no such file" : String(cString: strerror(code)))
  }
}

/// The system's `read`, which the type's own method of that name hides.
private func systemRead(_ descriptor: CInt, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, target, count)
}
