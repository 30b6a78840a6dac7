import Foundation
import System
import TestSupport
import Testing

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
    try folder.makeCheckpointFolder()
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
      try MetricsFile(creating: folder.metrics, columns: ["step"])
    }
    #expect(throws: FileError.self) {
      try MetricsFile(continuing: folder.metrics, length: 0)
    }
    #expect(throws: FileError.self) { try RunLock(of: folder) }
    #expect(outsideIsUntouched)
  }

  @Test func `the link to the newest run is replaced wherever it led`() throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    try link("e/latest", to: outside)
    try folder.updateLatest()
    #expect(outsideIsUntouched)
    let destination = try FileManager.default.destinationOfSymbolicLink(
      atPath: "\(root)/e/latest")
    #expect(destination == "1")
  }

  @Test func `clearing up removes links and not what they lead to`() throws {
    let folder = try RunFolder(creating: root, name: "e", id: "1")
    try folder.makeCheckpointFolder()
    try link("e/1/.tmp-1", to: "\(outside)/file")
    try link("e/1/checkpoint/state.safetensors", to: "\(outside)/file")
    folder.removeLeftovers(andState: true)
    #expect(outsideIsUntouched)
    #expect(!folder.hasState)
  }

  @Test func `the folder of all results may itself be a link: it is the user's choice`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(temporary.path)/elsewhere", withDestinationPath: root)
    let folder = try RunFolder(creating: "\(temporary.path)/elsewhere", name: "f", id: "2")
    #expect(FileManager.default.fileExists(atPath: "\(root)/f/2"))
    #expect(folder.id == "2")
  }
}
