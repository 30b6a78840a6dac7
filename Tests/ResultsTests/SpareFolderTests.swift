import Foundation
import System
import TestSupport
import Training
import Testing

@testable import Results

/// Folders of packed runs that the next runs of the process get.
@Suite struct SpareFolderTests {
  private let temporary: TemporaryFolder
  private var packs: String { "\(temporary.path)/e/packs" }

  init() throws { temporary = try TemporaryFolder() }

  private func folder(_ id: String) throws -> RunFolder {
    try RunFolder(creating: temporary.path, name: "e", id: id)
  }

  /// Trains a run that goes into a pack, and brings it there.
  private func pack(_ id: String, in group: RunGroup) throws {
    group.makeFolder(of: RunFolder(root: temporary.path, name: "e", id: id))
    let run = try SampleRun(in: folder(id), group: group, isPacked: true, keepsWeights: false)
    try run.outputs.begin()
    try run.outputs.end(.ended(try run.train(), run.trainer.model))
    #expect(try group.takeBatch().commit().isEmpty)
  }

  private func inode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.systemFileNumber] as? Int)
  }

  private func spares() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: packs).filter { $0.hasPrefix(".spare-") }
  }

  @Test func `the next run gets the folder of one that is in a pack`() throws {
    let group = RunGroup(on: try Folder(temporary.path))
    try pack("1", in: group)
    #expect(try !folder("1").hasResult)
    let spare = try #require(try spares().first)
    let inodes = try (inode("\(packs)/\(spare)"), inode("\(packs)/\(spare)/.lock"))
    let next = RunFolder(root: temporary.path, name: "e", id: "2")
    group.makeFolder(of: next)
    #expect(try (inode(next.path), inode("\(next.path)/.lock")) == inodes)
    #expect(try RunLock(of: next).isFirst)
    #expect(try spares().isEmpty)
    try pack("2", in: group)
    let found = RunPacks(root: temporary.path, name: "e")
    found.refresh()
    #expect(["1", "2"].allSatisfy { found.run($0)?.result?.status == .done })
  }

  @Test func `a folder that is there is not replaced`() throws {
    let group = RunGroup(on: try Folder(temporary.path))
    try pack("1", in: group)
    let other = try folder("2")
    let inode = try inode(other.path)
    group.makeFolder(of: other)
    #expect(try self.inode(other.path) == inode)
    #expect(try spares().isEmpty)
  }

  @Test func `a folder with somebody's file in it is no spare`() throws {
    let group = RunGroup(on: try Folder(temporary.path))
    let run = try SampleRun(in: folder("1"), group: group, isPacked: true, keepsWeights: false)
    try run.outputs.begin()
    try run.outputs.end(.ended(try run.train(), run.trainer.model))
    try Data().write(to: URL(fileURLWithPath: "\(folder("1").path)/.tmp-left"))
    #expect(try group.takeBatch().commit().isEmpty)
    #expect(try spares().isEmpty)
    #expect(!RunFolder(root: temporary.path, name: "e", id: "1").exists)
  }

  @Test func `spares go with their process, and those of one that was killed with the next`() throws
  {
    var group: RunGroup? = RunGroup(on: try Folder(temporary.path))
    try pack("1", in: try #require(group))
    #expect(try spares().count == 1)
    group = nil
    #expect(try spares().isEmpty)
    // Process 1 is there as long as the machine runs; no process has a number that large.
    for (name, process) in [(".spare-a", "1"), (".spare-b", "2147483647")] {
      let path = "\(packs)/\(name)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      let text = "process \(process) on \(Host.name)\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/.lock"))
    }
    // What a process leaves that is killed while it removes a spare.
    let half = "\(packs)/.spare-c"
    try FileManager.default.createDirectory(atPath: half, withIntermediateDirectories: false)
    let next = RunGroup(on: try Folder(temporary.path))
    try pack("2", in: next)
    let left = try spares()
    #expect(left.contains(".spare-a") && !left.contains(".spare-b") && !left.contains(".spare-c"))
  }
}
