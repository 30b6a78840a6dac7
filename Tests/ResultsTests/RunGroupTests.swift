import Foundation
import Synchronization
import System
import TestSupport
import Testing
import Training

@testable import Results

/// In which order runs of a group come onto the disk.
@Suite struct RunGroupTests {
  /// What is in the folders of runs each time that the disk is waited for.
  private final class Looks: Sendable {
    let names = Mutex<[[String]]>([])
    let path: String

    init(_ path: String) { self.path = path }

    func take() {
      let found = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
      let shown = found.filter {
        $0.hasSuffix("result.json") || $0.hasSuffix("weights.safetensors")
      }
      names.withLock { $0.append(shown.sorted()) }
    }
  }

  private let temporary: TemporaryFolder
  private let looks: Looks

  init() throws {
    temporary = try TemporaryFolder()
    looks = Looks(temporary.path)
  }

  private func group() throws -> RunGroup {
    let looks = looks
    return RunGroup(on: try Folder(temporary.path)) { _ in looks.take() }
  }

  private func folder(_ id: String) throws -> RunFolder {
    try RunFolder(creating: temporary.path, name: "e", id: id)
  }

  private func run(_ id: String, in group: RunGroup, isPacked: Bool = false) throws {
    let run = try SampleRun(in: folder(id), group: group, isPacked: isPacked)
    try run.outputs.begin()
    try run.outputs.end(.ended(try run.train(), run.trainer.model))
  }

  @Test func `the last files of all runs get their names between two waits`() throws {
    let group = try group()
    for id in ["1", "2"] { try run(id, in: group) }
    let (first, second) = (try folder("1"), try folder("2"))
    #expect(looks.names.withLock { $0 }.isEmpty)
    #expect(first.storedResult == nil && !first.hasWeights)
    #expect(throws: FileError.self) { try RunLock(of: second) }
    var batch: RunBatch? = group.takeBatch()
    #expect(try batch?.commit().isEmpty == true)
    #expect(throws: FileError.self) { try RunLock(of: second) }
    batch = nil
    let names = ["1", "2"].flatMap {
      ["e/\($0)/checkpoint/weights.safetensors", "e/\($0)/result.json"]
    }
    #expect(looks.names.withLock { $0 } == [[], names])
    #expect(first.storedResult?.status == .done && second.storedResult?.status == .done)
    withExtendedLifetime(try RunLock(of: second)) {}
    // What is committed is not committed again.
    #expect(try group.takeBatch().commit().isEmpty)
    #expect(looks.names.withLock { $0.count } == 2)
  }

  @Test func `a disk that fails ends no run`() throws {
    let group = RunGroup(on: try Folder(temporary.path)) { (place) throws(FileError) in
      throw FileError(.failed, path: place.path, message: "broken")
    }
    try run("1", in: group)
    #expect(throws: FileError(.failed, path: temporary.path, message: "broken")) {
      try group.takeBatch().commit()
    }
    #expect(try folder("1").storedResult == nil)
    #expect(try unnamed() == [])
  }

  /// The files that have no name yet.
  private func unnamed() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: temporary.path).filter {
      $0.contains("/.tmp-")
    }
  }

  @Test(arguments: [false, true])
  func `a run whose folder was removed has not ended, and the others have`(
    _ isPacked: Bool
  ) throws {
    let group = try group()
    for id in ["1", "2", "3"] { try run(id, in: group, isPacked: isPacked) }
    try FileManager.default.removeItem(atPath: folder("1").path)
    // One that was replaced by another's is as good as gone.
    try FileManager.default.removeItem(atPath: folder("3").path)
    let other = try folder("3")
    #expect(try group.takeBatch().commit().keys.sorted() == ["1", "3"])
    #expect(!other.hasResult)
    guard isPacked else {
      #expect(try folder("2").storedResult?.status == .done)
      return
    }
    let packs = RunPacks(root: temporary.path, name: "e")
    packs.refresh()
    #expect(packs.run("2")?.result?.status == .done)
    #expect(!packs.contains("1") && !packs.contains("3"))
  }

  @Test func `runs whose pack cannot be made stay in their folders`() throws {
    let group = try group()
    for id in ["1", "2"] { try run(id, in: group, isPacked: true) }
    try Data().write(to: URL(fileURLWithPath: "\(temporary.path)/e/packs"))
    #expect(try group.takeBatch().commit().isEmpty)
    for id in ["1", "2"] { #expect(try folder(id).storedResult?.status == .done) }
  }

  @Test func `a run that is discarded has not ended, and its lock is free`() throws {
    let group = try group()
    for id in ["1", "2"] { try run(id, in: group) }
    group.discard("1")
    withExtendedLifetime(try RunLock(of: folder("1"))) {}
    #expect(try unnamed().allSatisfy { $0.hasPrefix("e/2/") } && !unnamed().isEmpty)
    #expect(try group.takeBatch().commit().isEmpty)
    #expect(try folder("1").storedResult == nil && !folder("1").hasWeights)
    #expect(try folder("2").storedResult?.status == .done)
  }

  @Test func `a checkpoint waits for what it counts on, and a packed run is then in its folder`()
    throws
  {
    let group = try group()
    let folder = try folder("1")
    do {
      let run = try SampleRun(in: folder, group: group, isPacked: true)
      try run.outputs.begin()
      #expect(FileSystem.kind(of: folder.spec) == nil)
      let outcome = try run.train(to: 5)
      try run.outputs.save(run.trainer.snapshot)
      #expect(looks.names.withLock { $0 } == [["e/1/result.json"]])
      #expect(folder.hasState && FileSystem.kind(of: folder.spec) == .regularFile)
      try run.outputs.end(.interrupted(outcome, .terminate))
    }
    #expect(try group.takeBatch().commit().isEmpty)
    #expect(folder.storedResult?.status == .interrupted)
    try run("1", in: group, isPacked: true)
    #expect(try group.takeBatch().commit().isEmpty)
    #expect(!folder.exists)
    let packs = RunPacks(root: temporary.path, name: "e")
    packs.refresh()
    let packed = try #require(packs.run("1"))
    #expect(packed.result?.status == .done)
    #expect(packed["spec.yaml"] == Array("train: 12".utf8))
    #expect(packed["metrics.csv"]?.count { $0 == UInt8(ascii: "\n") } == 13)
    #expect(packed["checkpoint/weights.safetensors"] != nil)
  }
}
