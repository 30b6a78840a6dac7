import Foundation
import TestSupport
import Testing

@testable import System

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

  @Test func `a file may be written piece by piece, and over its beginning`() throws {
    let folder = try TemporaryFolder()
    let place = try Folder(folder.path)
    try AtomicFile.write(to: "file", in: place) { (file) throws(FileError) in
      for piece in [[1, 2], [3, 4, 5]] as [[UInt8]] { try file.write(piece) }
      try file.write([9], at: 1)
    }
    #expect(try RegularFile("\(folder.path)/file").contents() == [1, 9, 3, 4, 5])
    let failure = FileError(.failed, path: "\(folder.path)/file", message: "no")
    #expect(throws: failure) {
      try AtomicFile.write(to: "file", in: place) { (file) throws(FileError) in
        try file.write([7])
        throw FileError(.failed, path: "elsewhere", message: "no")
      }
    }
    #expect(try RegularFile("\(folder.path)/file").contents() == [1, 9, 3, 4, 5])
    #expect(try names(folder) == ["file"])
  }

  @Test func `a file may be made in another folder than it has its name in`() throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    let place = try Folder(folder.path)
    for bytes in [[1, 2], [3]] as [[UInt8]] {
      try AtomicFile.write(
        to: "file", in: place, by: Folder(other.path)
      ) { (file) throws(FileError) in
        try file.write(bytes)
        #expect(place.names == (bytes == [3] ? ["file"] : []))
      }
      #expect(try RegularFile("\(folder.path)/file").contents() == bytes)
    }
    #expect(try names(other) == [])
  }

  @Test func `writing to a full disk is an error`() throws {
    let file = try OutputFile("/dev/full", .appending)
    #expect(
      throws: FileError(
        .failed, path: "/dev/full", message: "No space left on device", isOfDisk: true)
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
