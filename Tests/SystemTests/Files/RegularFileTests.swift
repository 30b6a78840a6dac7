import Foundation
import System
import TestSupport
import Testing

@Suite struct RegularFileTests {
  @Test func `a file is read whole, its beginning, or piece by piece`() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let path = try folder.write(bytes)
    #expect(try RegularFile(path).contents() == bytes)
    let stretches = try RegularFile(path)
    var parts: [UInt8] = [1]
    try stretches.append(10, to: &parts)
    #expect(parts == [1] + bytes[..<10])
    try stretches.append(200_000, to: &parts)
    #expect(parts == [1] + bytes && stretches.size == bytes.count)
    let file = try RegularFile(path)
    var (piece, read) = ([UInt8](repeating: 0, count: 999), [UInt8]())
    while true {
      let count = try file.read(into: &piece)
      guard count > 0 else { break }
      read += piece[..<count]
    }
    #expect(read == bytes)
    #expect(try RegularFile(folder.write([], "empty")).contents().isEmpty)
  }

  @Test func `more bytes than the limit are refused, fewer are not`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1, 2, 3])
    #expect(try RegularFile(path).contents(limit: 3) == [1, 2, 3])
    #expect(throws: FileError(.tooLarge, path: path, message: "has 3 bytes, more than 2")) {
      try RegularFile(path).contents(limit: 2)
    }
    // The kernel's own files say that they have no bytes.
    #expect(throws: FileError.self) { try RegularFile("/proc/self/status").contents(limit: 20) }
  }

  @Test func `what is no regular file is refused without waiting for it`() throws {
    let folder = try TemporaryFolder()
    let pipe = "\(folder.path)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    let cases: [(path: String, kind: FileError.Kind, message: String)] = [
      ("\(folder.path)/none", .missing, "no such file"),
      ("\(folder.path)/a\0b", .missing, "a path cannot contain a null character"),
      (folder.path, .unreadable, "is a directory"), (pipe, .unreadable, "is not a regular file"),
      ("/dev/zero", .unreadable, "is not a regular file"),
    ]
    for (path, kind, message) in cases {
      #expect(throws: FileError(kind, path: path, message: message)) {
        _ = try RegularFile(path).contents()
      }
    }
  }
}
