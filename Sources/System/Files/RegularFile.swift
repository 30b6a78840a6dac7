internal import SystemPackage

/// A regular file that is open for reading.
package struct RegularFile: ~Copyable {
  /// The file's path as it was given.
  package let path: String
  /// How many bytes it had when it was opened; the kernel's own files have more than they say.
  package let size: Int
  private let descriptor: FileDescriptor

  /// Opens a file, which must be a regular one: a pipe would block and could be read only once.
  ///
  /// - Throws: ``FileError``, `missing` or `unreadable`.
  package init(_ path: String) throws(FileError) {
    guard !path.utf8.contains(0) else {
      throw FileError(.missing, path: path, message: "a path cannot contain a null character")
    }
    let opened: (descriptor: FileDescriptor, status: Stat)
    do {
      opened = try Self.open(path)
    } catch { throw Self.failure(path, error) }
    guard opened.status.type == .regular else {
      try? opened.descriptor.close()
      let what = opened.status.type == .directory ? "is a directory" : "is not a regular file"
      throw FileError(.unreadable, path: path, message: what)
    }
    self.path = path
    descriptor = opened.descriptor
    size = Int(opened.status.size)
  }

  deinit { try? descriptor.close() }

  /// All of the file's bytes, of which there must not be more than a limit.
  ///
  /// - Throws: ``FileError``: `tooLarge`, also for more than the machine's memory, or `refused` before
  ///   anything is read, or `unreadable`.
  package borrowing func contents(limit: Int = .max) throws(FileError) -> [UInt8] {
    guard size <= limit else { throw tooLarge(size, limit) }
    // The bounds of memory are read from small files themselves.
    if size > Self.smallSize { try checkMemory() }
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

  /// The bytes of a file that are not worth asking whether they fit into memory.
  private static let smallSize = 1 << 20

  /// Refuses a file whose bytes cannot all be in memory.
  private borrowing func checkMemory() throws(FileError) {
    guard size < Memory.limit else {
      let message =
        "has \(Memory.text(size)), more than fit into the \(Memory.text(Memory.limit)) of memory"
      throw FileError(.tooLarge, path: path, message: message)
    }
    guard Memory.isAvailable(size) else {
      let message = "the system refuses the \(Memory.text(size)) of memory that it takes"
      throw FileError(.refused, path: path, message: message)
    }
  }

  /// The bytes from a place on, as many as asked for unless the file ends before; nil is all of them.
  package borrowing func contents(from offset: Int, count: Int?) throws(FileError) -> [UInt8] {
    do {
      _ = try descriptor.seek(offset: Int64(offset), from: .start)
    } catch { throw Self.failure(path, error) }
    var bytes: [UInt8] = []
    try append(count ?? max(size - offset, 0), to: &bytes)
    return bytes
  }

  /// Appends the next bytes to those that were read, so many unless the file ends before.
  package borrowing func append(_ count: Int, to bytes: inout [UInt8]) throws(FileError) {
    var filled = bytes.count
    let end = filled + count
    if count > Self.smallSize { try checkMemory() }
    bytes.append(contentsOf: repeatElement(0, count: count))
    while filled < end {
      let count = try read(into: &bytes, from: filled)
      guard count > 0 else { break }
      filled += count
    }
    bytes.removeSubrange(filled...)
  }

  /// The bytes from a place on, none where the file ends before it, at most so many.
  ///
  /// - Throws: ``FileError`` with `unreadable`.
  package borrowing func bytes(from offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
    let filled: Int
    do {
      filled = try bytes.withUnsafeMutableBytes { try descriptor.fill($0, from: offset) }
    } catch { throw Self.failure(path, error) }
    bytes.removeSubrange(filled...)
    return bytes
  }

  /// Reads the next bytes into a buffer, behind those that it keeps.
  ///
  /// - Returns: How many were read; 0 at the file's end.
  package borrowing func read(
    into buffer: inout [UInt8], from offset: Int = 0
  ) throws(FileError) -> Int {
    do {
      return try buffer.withUnsafeMutableBytes { buffer in
        // Linux reads at most 2³¹ bytes at once anyhow.
        let end = min(buffer.count, offset + 1 << 30)
        return try descriptor.read(
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[offset..<end]))
      }
    } catch { throw Self.failure(path, error) }
  }

  private static func open(
    _ path: String
  ) throws -> (descriptor: FileDescriptor, status: Stat) {
    // Without `nonBlocking`, opening a pipe that nobody writes to would wait for ever.
    let descriptor = try path.withCString {
      try FileDescriptor.open($0, .readOnly, options: [.closeOnExec, .nonBlocking])
    }
    do {
      return (descriptor, try descriptor.stat())
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  private borrowing func tooLarge(_ count: Int, _ limit: Int) -> FileError {
    FileError(.tooLarge, path: path, message: "has \(count) bytes, more than \(limit)")
  }

  private static func failure(_ path: String, _ error: any Error) -> FileError {
    switch error {
    case Errno.noSuchFileOrDirectory, Errno.notDirectory:
      FileError(.missing, path: path, message: "no such file")
    default: FileError(.unreadable, path: path, message: "\(error)")
    }
  }
}
