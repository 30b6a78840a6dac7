import Foundation
import System
import TestSupport
import Testing
import Training

@testable import Results

/// Links that somebody has put where results go: nothing outside the results may be written.
@Suite struct PlantedLinkTests {
  private let temporary: TemporaryFolder
  private var root: String { "\(temporary.path)/results" }
  private var outside: String { "\(temporary.path)/outside" }

  init() throws {
    temporary = try TemporaryFolder()
    for folder in ["results/e/1", "outside"] {
      try FileManager.default.createDirectory(
        atPath: "\(temporary.path)/\(folder)", withIntermediateDirectories: true)
    }
    _ = try temporary.write(Array("mine".utf8), "outside/file")
  }

  private func link(_ place: String, to destination: String) throws {
    try? FileManager.default.removeItem(atPath: "\(root)/\(place)")
    try FileManager.default.createSymbolicLink(
      atPath: "\(root)/\(place)", withDestinationPath: destination)
  }

  private var outsideIsUntouched: Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: outside)
    let text = try? String(contentsOfFile: "\(outside)/file", encoding: .utf8)
    return names == ["file"] && text == "mine"
  }

  @Test(arguments: ["e", "e/1", "e/1/checkpoint"])
  func `a link in the place of a folder is refused`(_ place: String) throws {
    try link(place, to: outside)
    #expect(
      throws: FileError(
        .cannotCreate, path: "\(root)/\(place)",
        message: "is a link; results are written to folders alone")
    ) { try RunFolder(creating: root, name: "e", id: "1") }
    #expect(outsideIsUntouched)
  }

  @Test(arguments: ["e", "e/1", "e/1/checkpoint"])
  func `a link to nothing makes nothing`(_ place: String) throws {
    try link(place, to: "\(outside)/new")
    #expect(throws: FileError.self) { try RunFolder(creating: root, name: "e", id: "1") }
    #expect(outsideIsUntouched)
  }

  @Test(arguments: ["spec.yaml", "resolved.json", "result.json", "checkpoint/state.safetensors"])
  func `a link in the place of a file is replaced and not followed`(_ name: String) throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    _ = try folder.checkpoints(in: folder.open())
    try link("e/1/\(name)", to: "\(outside)/file")
    let session = try RunSession.sample(in: folder)
    try session.write(Array("ours".utf8), to: "\(folder.path)/\(name)")
    #expect(outsideIsUntouched)
    #expect(try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8) == "ours")
  }

  @Test func `metrics and the lock are not written through a link`() throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    try link("e/1/metrics.csv", to: "\(outside)/file")
    try link("e/1/.lock", to: "\(outside)/file")
    #expect(throws: FileError.self) {
      try MetricsFile(creating: "metrics.csv", in: folder.open(), columns: ["step"])
    }
    #expect(throws: FileError.self) {
      try MetricsFile(
        continuing: "metrics.csv", in: folder.open(), columns: ["step"], length: 0, digest: nil)
    }
    #expect(throws: FileError.self) { try RunLock(of: folder) }
    #expect(outsideIsUntouched)
  }

  /// A link of earlier versions, one to elsewhere, to a file with the right text, and to nothing.
  @Test(arguments: ["1", "../../outside", "../../outside/file", "../../outside/text", "none"])
  func `a link in the place of the newest run's ID is replaced wherever it led`(
    _ destination: String
  ) throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    try link("e/latest", to: destination)
    if destination.hasSuffix("text") {
      try FileManager.default.moveItem(atPath: "\(outside)/file", toPath: "\(outside)/text")
      _ = try temporary.write(Array("1\n".utf8), "outside/text")
    }
    _ = try RunFolder(creating: root, name: "e", id: "1")
    try folder.updateLatest()
    #expect(FileSystem.kind(of: "\(root)/e/latest", followingLinks: false) == .regularFile)
    #expect(try String(contentsOfFile: "\(root)/e/latest", encoding: .utf8) == "1\n")
    if destination.hasSuffix("text") {
      #expect(try String(contentsOfFile: "\(outside)/text", encoding: .utf8) == "1\n")
    } else {
      #expect(outsideIsUntouched)
    }
  }

  @Test func `a folder or a pipe in the place of the newest run's ID is refused`() throws {
    for make in [
      { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: true) },
      { try #require(mkfifo($0, 0o600) == 0) },
    ] as [(String) throws -> Void] {
      try? FileManager.default.removeItem(atPath: "\(root)/e/latest")
      try make("\(root)/e/latest")
      #expect(
        throws: FileError(
          .cannotCreate, path: "\(root)/e/latest", message: "is not a regular file")
      ) { try RunFolder(creating: root, name: "e", id: "1") }
    }
  }

  @Test func `clearing up removes links and not what they lead to`() throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    _ = try folder.checkpoints(in: folder.open())
    try link("e/1/.tmp-1", to: "\(outside)/file")
    try link("e/1/checkpoint/state.safetensors", to: "\(outside)/file")
    folder.removeLeftovers(andState: true)
    #expect(outsideIsUntouched)
    #expect(!folder.hasState)
  }

  @Test func `clearing up does not go through a link in the place of a folder`() throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    for name in ["state.safetensors", ".tmp-1", "git.diff"] {
      _ = try temporary.write([1], "outside/\(name)")
    }
    try link("e/1/checkpoint", to: outside)
    folder.removeLeftovers(andState: true)
    try link("e/1", to: outside)
    folder.removeLeftovers(andState: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: outside).sorted()
    #expect(names == [".tmp-1", "file", "git.diff", "state.safetensors"])
  }

  @Test func `a link that takes the place of the folder of checkpoints meanwhile is refused`()
    throws
  {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    let run = try SampleRun(in: folder)
    try run.outputs.begin()
    let outcome = try run.train()
    try run.outputs.save(run.trainer.snapshot)
    try link("e/1/checkpoint", to: outside)
    for write in [
      { try run.outputs.save(run.trainer.snapshot) },
      { try run.outputs.end(.ended(outcome, run.trainer.model)) },
    ] {
      #expect(
        throws: FileError(
          .cannotCreate, path: "\(root)/e/1/checkpoint",
          message: "is a link; results are written to folders alone")
      ) { try write() }
    }
    #expect(outsideIsUntouched)
  }

  /// Between the look at the folder and the writing to it, as it were.
  @Test func `a session writes to the folder that it has locked, wherever its path leads`() throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    let session = try RunSession.sample(in: folder)
    try FileManager.default.moveItem(atPath: folder.path, toPath: "\(root)/away")
    try link("e/1", to: outside)
    #expect(throws: FileError.self) { try session.write([1], to: folder.spec) }
    try AtomicFile.write(to: "spec.yaml", in: session.place) { (file) throws(FileError) in
      try file.write([1])
    }
    _ = try folder.checkpoints(in: session.place)
    #expect(outsideIsUntouched)
    #expect(FileManager.default.fileExists(atPath: "\(root)/away/spec.yaml"))
  }

  @Test(arguments: [
    "spec.yaml", "resolved.json", "result.json", "checkpoint/state.safetensors",
    "checkpoint/weights.safetensors",
  ])
  func `a pipe in the place of a file is refused`(_ name: String) throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    _ = try folder.checkpoints(in: folder.open())
    try #require(mkfifo("\(folder.path)/\(name)", 0o600) == 0)
    #expect(
      throws: FileError(
        .cannotCreate, path: "\(folder.path)/\(name)", message: "is not a regular file")
    ) { try RunFolder(creating: root, name: "e", id: "1") }
    #expect(folder.storedResult == nil)
  }

  @Test func `the folder of all results may itself be a link: it is the user's choice`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(temporary.path)/elsewhere", withDestinationPath: root)
    let folder = try RunFolder(creating: "\(temporary.path)/elsewhere", name: "f", id: "2")
    #expect(FileManager.default.fileExists(atPath: "\(root)/f/2"))
    #expect(folder.id == "2")
  }
}
