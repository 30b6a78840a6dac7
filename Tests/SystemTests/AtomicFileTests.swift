import Foundation
import System
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  private func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `a file is replaced whole and nothing else stays in the folder`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/\(String(repeating: "n", count: 255))"
    try AtomicFile.write("first, and longer", to: path)
    let long = [UInt8](repeating: 7, count: 300_000)
    try AtomicFile.write(long, to: path)
    #expect(try RegularFile(path).contents() == long)
    try AtomicFile.write("é", to: path)
    #expect(try RegularFile(path).contents() == [0xC3, 0xA9])
    #expect(try names(folder).count == 1)
  }

  @Test func `failures name the path and leave what was there`() throws {
    let folder = try TemporaryFolder()
    let taken = "\(folder.path)/folder"
    try FileManager.default.createDirectory(
      atPath: taken + "/full", withIntermediateDirectories: true)
    #expect(throws: FileError(.failed, path: taken, message: "Is a directory")) {
      try AtomicFile.write("x", to: taken)
    }
    #expect(try names(folder) == ["folder"])
    let lost = "\(folder.path)/none/x"
    #expect(
      throws: FileError(.cannotCreate, path: lost, message: "No such file or directory")
    ) { try AtomicFile.write("x", to: lost) }
    #expect(
      throws: FileError(.cannotCreate, path: "/proc/x", message: "No such file or directory")
    ) { try AtomicFile.write("x", to: "/proc/x") }
  }

  @Test func `writing to a full disk is an error`() throws {
    let file = try OutputFile("/dev/full", .appending)
    #expect(
      throws: FileError(.failed, path: "/dev/full", message: "No space left on device")
    ) { try file.write([1]) }
  }

  @Test(arguments: [
    ("a", "."), ("/a", "/"), ("a/b", "a"), ("/a/b/c", "/a/b"), ("./a", "."), ("é/ü", "é"),
  ])
  func `the folder of a path is what stands before its last slash`(_ path: String, _ folder: String)
  {
    #expect(FileSystem.folder(of: path) == folder)
  }
}
