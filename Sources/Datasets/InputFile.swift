import Crypto

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file that is open for reading.
package struct InputFile: ~Copyable {
  let path: String
  private let descriptor: CInt
  private let size: Int

  /// Opens a file, which must be a regular one: a pipe would block and could be read only once.
  package init(_ path: String) throws(DatasetError) {
    guard !path.utf8.contains(0) else {
      throw DatasetError(.missing, file: path, message: "a path cannot contain a null character")
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
      throw DatasetError(.unreadable, file: path, message: what)
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The SHA-256 of the file's bytes, read piece by piece.
  borrowing func digest() throws(DatasetError) -> SHA256Digest {
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try fill(&buffer, from: 0)
      guard count > 0 else { return hash.finalize() }
      buffer.withUnsafeBytes { hash.update(bufferPointer: .init(rebasing: $0[..<count])) }
    }
  }

  /// All of the file's bytes, of which there must not be more than a limit.
  package borrowing func contents(limit: Int = .max) throws(DatasetError) -> [UInt8] {
    guard size <= limit else {
      throw DatasetError(
        .malformed, file: path, message: "has \(size) bytes, more than \(limit)")
    }
    // One byte more than the file had shows its end without another round of growing.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while true {
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: filled)) }
      let count = try fill(&bytes, from: filled)
      guard count > 0 else { break }
      filled += count
    }
    bytes.removeSubrange(filled...)
    return bytes
  }

  private borrowing func fill(
    _ buffer: inout [UInt8], from offset: Int
  ) throws(DatasetError) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes {
        // Linux reads at most 2³¹ bytes at once anyhow.
        read(descriptor, $0.baseAddress?.advanced(by: offset), min($0.count - offset, 1 << 30))
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw Self.failure(path, errno) }
    }
  }

  private static func failure(_ path: String, _ code: CInt) -> DatasetError {
    let isMissing = code == ENOENT || code == ENOTDIR
    return DatasetError(
      isMissing ? .missing : .unreadable, file: path,
      message: isMissing ? "no such file" : String(cString: strerror(code)))
  }
}
