import Foundation
import System
import TestSupport
import Testing

@testable import Results

@Suite struct RunFolderTests {
  @Test func `a run's folder is made with those above it, and again used`() throws {
    let temporary = try TemporaryFolder()
    let root = "\(temporary.path)/a//b/"
    let folder = try RunFolder(creating: root, name: "exp", id: "0123abcd")
    try AtomicFile.write("x", to: folder.spec)
    #expect(try RunFolder(creating: root, name: "exp", id: "0123abcd") == folder)
    #expect(folder.path == "\(root)/exp/0123abcd")
    #expect(
      [folder.spec, folder.resolved, folder.result, folder.metrics]
        == ["spec.yaml", "resolved.json", "result.json", "metrics.csv"].map {
          "\(folder.path)/\($0)"
        })
    #expect(SmallFile.contents(folder.spec, limit: 9) == [0x78])
  }

  @Test func `siblings are numbered from 2 and never shared`() throws {
    let temporary = try TemporaryFolder()
    let ids = try (0..<3).map { _ in
      try RunFolder(creating: temporary.path, name: "e", id: "ff", occupied: .sibling).id
    }
    #expect(ids == ["ff", "ff-2", "ff-3"])
  }

  @Test func `latest leads to the newest run by a relative link`() throws {
    let temporary = try TemporaryFolder()
    for id in ["one", "two", "one"] {
      let folder = try RunFolder(creating: temporary.path, name: "e", id: id)
      try folder.updateLatest()
      #expect(
        try FileManager.default.destinationOfSymbolicLink(
          atPath: "\(temporary.path)/e/latest") == id)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(temporary.path)/e").sorted()
    #expect(names == ["latest", "one", "two"])
  }

  @Test func `a folder that cannot be made says why`() throws {
    let temporary = try TemporaryFolder()
    try AtomicFile.write("x", to: "\(temporary.path)/file")
    #expect(
      throws: FileError(
        .cannotCreate, path: "\(temporary.path)/file/e", message: "Not a directory")
    ) { try RunFolder(creating: "\(temporary.path)/file", name: "e", id: "1") }
    #expect(
      throws: FileError(
        .cannotCreate, path: "\(temporary.path)/file", message: "File exists")
    ) { try RunFolder(creating: temporary.path, name: "file", id: "1") }
    #expect(
      throws: FileError(
        .cannotCreate, path: "\(temporary.path)/..",
        message: "'..' begins with a dot; it becomes a folder's name")
    ) { try RunFolder(creating: temporary.path, name: "..", id: "1") }
    let long = String(repeating: "a/", count: 100_000)
    #expect(throws: FileError.self) { try RunFolder(creating: long, name: "e", id: "1") }
  }

  @Test(arguments: [
    ("{\"format\": 1, \"status\": \"done\"}", RunStatus.done),
    ("{\"status\": \"interrupted\", \"x\": [1, {}]}", .interrupted),
    ("{\"status\": \"flying\"}", nil), ("{\"status\": 3}", nil), ("{\"status\": \"do", nil),
    ("", nil), ("[]", nil), (String(repeating: "[", count: 100_000), nil),
  ])
  func `the status of a run is read from its result`(_ text: String, _ status: RunStatus?) throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    #expect(folder.storedResult == nil)
    try AtomicFile.write(text, to: folder.result)
    #expect(folder.storedResult?.status == status)
  }

  @Test(arguments: [
    (#"{"status":"done"}"#, false), (#"{"format":2,"status":"done","digest":"0f"}"#, false),
    (
      #"{"name":"e","id":"1","started":"a","ended":null,"summary":{"steps":3},"status":"done"}"#,
      false
    ),
    (#"{"name":"e","id":"1","started":"a","ended":"b","summary":{},"status":"done"}"#, false),
    (
      #"{"name":"e","id":"1","started":"a","ended":"b","summary":{"steps":"3"},"status":"done"}"#,
      false
    ),
    (
      #"{"name":"e","id":"1","started":"a","ended":"b","summary":{"steps":3},"status":"done"}"#,
      true
    ),
  ])
  func `a result is whole if it tells of a whole run`(_ text: String, _ isComplete: Bool) throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    try AtomicFile.write(text, to: folder.result)
    #expect(folder.storedResult?.isComplete == isComplete)
  }

  @Test func `a result is shown anew, and what a terminal would obey as escapes`() throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    try AtomicFile.write(
      "{\r\"status\": \"done\", \"host\": \"a\u{9B}31m\u{202E}\"}", to: folder.result)
    #expect(
      folder.storedResult?.shownText
        == "{\n  \"status\": \"done\",\n  \"host\": \"a\\u009b31m\\u202e\"\n}\n")
  }

  @Test(arguments: [
    (#"{"format": 1, "status": "done"}"#, nil), (#"{"status": "done"}"#, nil),
    (#"{"format": 2, "status": "done", "digest": "0f"}"#, "0f"),
    (#"{"format": 2, "status": "done"}"#, nil),
    (#"{"format": 2, "status": "done", "digest": 3}"#, nil),
  ])
  func `the digest is read where the format has one`(_ text: String, _ digest: String?) throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    try AtomicFile.write(text, to: folder.result)
    let result = try #require(folder.storedResult)
    #expect(result.digest == digest && result.text == text)
  }
}
