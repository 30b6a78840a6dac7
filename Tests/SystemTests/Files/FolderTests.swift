import Foundation
import System
import TestSupport
import Testing

@Suite struct FolderTests {
  private let temporary: TemporaryFolder
  private let place: Folder

  init() throws {
    temporary = try TemporaryFolder()
    for name in ["place", "place/in", "outside"] {
      _ = try FileSystem.makeFolder("\(temporary.path)/\(name)")
    }
    place = try Folder("\(temporary.path)/place")
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(temporary.path)/\(folder)").sorted()
  }

  /// Puts a link to the folder outside in the place of another, which keeps its content.
  private func swap(_ folder: String) throws {
    let path = "\(temporary.path)/\(folder)"
    try FileManager.default.moveItem(atPath: path, toPath: "\(temporary.path)/away")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: "\(temporary.path)/outside")
  }

  @Test func `what is written, made and removed in a folder stays in it`() throws {
    _ = try temporary.write([1], "place/old")
    _ = try temporary.write([1], "outside/old")
    try swap("place")
    try AtomicFile.write(to: "new", in: place) { (file) throws(FileError) in try file.write([2]) }
    let made = try place.makeFolder("made")
    place.remove("old")
    #expect(made && Set(place.names) == ["in", "made", "new"])
    #expect(try names("away") == ["in", "made", "new"] && names("outside") == ["old"])
  }

  @Test func `names are told apart by their beginning, byte by byte`() throws {
    for name in ["beg", "begin", "begin-1", "begin-é", "Begin-2", "other"] {
      _ = try temporary.write([], "place/\(name)")
    }
    #expect(Set(place.names(beginningWith: "begin-")) == ["begin-1", "begin-é"])
    #expect(place.names(beginningWith: "begin-é") == ["begin-é"])
    #expect(place.names(beginningWith: ".") == [])
    #expect(Set(place.names(beginningWith: "")) == Set(place.names))
  }

  @Test func `a link in the place of a folder within is not followed`() throws {
    try swap("place/in")
    let error = #expect(throws: FileError.self) { try place.folder("in") }
    #expect(error?.kind == .cannotCreate && error?.path == "\(temporary.path)/place/in")
    #expect(try place.makeFolder("in") == false)
  }

  @Test(arguments: [OutputFile.Opening.replacing, .appending, .keeping], [true, false])
  func `pipes and files with a second name are refused at once, and are not changed`(
    _ opening: OutputFile.Opening, _ isPipe: Bool
  ) throws {
    let path = "\(temporary.path)/place/file"
    if isPipe {
      try #require(mkfifo(path, 0o600) == 0)
    } else {
      let other = try temporary.write([1, 2, 3], "outside/file")
      try FileManager.default.linkItem(atPath: other, toPath: path)
    }
    let error = #expect(throws: FileError.self) { _ = try OutputFile("file", in: place, opening) }
    let message =
      isPipe
      ? "is not a regular file"
      : "has a second name (a hard link), under which it would change too; replace it by a copy"
    #expect(error == FileError(.cannotCreate, path: path, message: message))
    if !isPipe { #expect(try RegularFile(path).contents() == [1, 2, 3]) }
  }

  @Test func `bytes of a file that is appended to can be read`() throws {
    _ = try temporary.write([1, 2, 3, 4], "place/file")
    let file = try OutputFile("file", in: place, .appending)
    try file.write([5])
    var bytes = [UInt8](repeating: 0, count: 9)
    let count = try file.read(into: &bytes, at: 2)
    #expect(count == 3 && bytes[..<3] == [3, 4, 5])
  }

  @Test func `a file is made once, and only its first name counts for that`() throws {
    #expect(try place.makeFile("a", [1, 2, 3]))
    #expect(try !place.makeFile("a", [4]) && !place.makeFile("in", [4]))
    #expect(
      place.contents("a", limit: 10) == [1, 2, 3] && place.contents("a", limit: 2) == [1, 2])
    #expect(place.contents("none", limit: 10) == nil && place.contents("in", limit: 10) == nil)
    try place.rename("a", to: "b")
    #expect(try place.makeFile("a", [4]))
    #expect(!place.link("b", to: "a") && place.link("b", to: "c") && !place.link("none", to: "d"))
    #expect(place.contents("c", limit: 10) == [1, 2, 3])
    try FileManager.default.createSymbolicLink(
      atPath: "\(temporary.path)/place/linked", withDestinationPath: "b")
    #expect(place.contents("linked", limit: 10) == nil)
    #expect(try !place.makeFile("linked", [4]))
  }
}
