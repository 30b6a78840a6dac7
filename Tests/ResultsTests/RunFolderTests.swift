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

  @Test func `latest is a file that holds the newest run's ID`() throws {
    let temporary = try TemporaryFolder()
    for id in ["one", "two", "one"] {
      let folder = try RunFolder(creating: temporary.path, name: "e", id: id)
      try folder.updateLatest()
      let latest = "\(temporary.path)/e/latest"
      #expect(FileSystem.kind(of: latest, followingLinks: false) == .regularFile)
      #expect(SmallFile.contents(latest, limit: 99) == Array("\(id)\n".utf8))
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

  @Test func `a run that says that it is running is interrupted if nobody has its lock`() throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    let text = #"{"status":"running","message":null,"host":"h"}"#
    try AtomicFile.write(text, to: folder.result)
    func look() -> [String?] {
      [folder.storedResult?.status.rawValue, folder.storedResult?.shownText]
    }
    let killed = #"{"status":"interrupted","message":"killed, or its machine stopped","host":"h"}"#
    // Before there was a lock, while somebody has it, and after that.
    #expect(look() == ["interrupted", killed])
    do {
      let lock = try RunLock(of: folder)
      withExtendedLifetime(lock) { #expect(look() == ["running", text]) }
    }
    #expect(look() == ["interrupted", killed])
    // To look changes nothing.
    #expect(SmallFile.contents(folder.result, limit: 999) == Array(text.utf8))
    let lock = try RunLock(of: folder)
    folder.noteInterruption(lock)
    #expect(folder.storedResult?.shownText == killed)
    try AtomicFile.write(#"{"status":"done"}"#, to: folder.result)
    folder.noteInterruption(lock)
    #expect(folder.storedResult?.status == .done)
  }

  @Test func `whoever looks keeps nobody from working on a run`() async throws {
    let temporary = try TemporaryFolder()
    let folder = try RunFolder(creating: temporary.path, name: "e", id: "1")
    try AtomicFile.write(#"{"status":"running"}"#, to: folder.result)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for _ in 0..<3000 { _ = folder.storedResult } }
      group.addTask { for _ in 0..<300 { _ = try RunLock(of: folder) } }
      try await group.waitForAll()
    }
  }

  @Test func `the numbers of an ID's runs are those of their folders`() throws {
    let temporary = try TemporaryFolder()
    let numbers = { RunFolder.numbers(of: "ff", named: "e", in: temporary.path) }
    #expect(numbers() == [])
    for name in [
      "ff-10", "ff", "ff-2", "ff-1", "ff-02", "ff-+3", "ff-x", "ff-", "fff", "f",
      "ff-9999999999999999999", "ff-9223372036854775807", "ff-2.5",
    ] { _ = try RunFolder(creating: temporary.path, name: "e", id: name) }
    #expect(numbers() == [1, 2, 10])
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
        == #"{"status":"done","host":"a\u009b31m\u202e"}"#)
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
