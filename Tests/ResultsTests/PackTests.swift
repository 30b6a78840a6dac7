import Foundation
import System
import TestSupport
import Testing

@testable import Results

/// Runs in packs, whole and torn, and indexes that lie.
@Suite struct PackTests {
  private let folder: TemporaryFolder
  private var packs: String { "\(folder.path)/n/packs" }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/n", withIntermediateDirectories: false)
  }

  private func run(_ id: String, _ text: String) -> PackedRun {
    PackedRun(
      id: id,
      files: [
        PackedRun.File(name: "metrics.csv", bytes: Array("step\n\(text)\n".utf8)),
        PackedRun.File(
          name: "result.json", bytes: Array("{\"status\":\"done\",\"digest\":\"\(id)\"}\n".utf8)),
      ])
  }

  private func read() -> RunPacks {
    let packs = RunPacks(root: folder.path, name: "n")
    packs.refresh()
    return packs
  }

  private func path(_ suffix: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: packs)
    return "\(packs)/\(try #require(names.first { $0.hasSuffix(suffix) }))"
  }

  private func change(_ suffix: String, _ body: (inout Data) -> Void) throws {
    let path = try path(suffix)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    body(&bytes)
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  @Test func `runs of several writers are found, also those that are added later`() throws {
    let first = PackWriter(root: folder.path, name: "n")
    try first.append([run("a", "1"), run("b", "2")])
    let packs = read()
    #expect(packs.run("a") == run("a", "1") && packs.run("b") == run("b", "2"))
    #expect(packs.run("c") == nil && !packs.contains("c"))
    try first.append([run("c", "3")])
    try PackWriter(root: folder.path, name: "n").append([run("d", "4")])
    #expect(!packs.contains("c"))
    packs.refresh()
    #expect(packs.run("c") == run("c", "3") && packs.run("d") == run("d", "4"))
    #expect(packs.run("b")?.result?.status == .done)
    #expect(packs.run("b")?.result?.digest == "b")
  }

  /// The format as a reader in another language has it from the README.
  @Test func `a pack is what its description says`() throws {
    try PackWriter(root: folder.path, name: "n").append([run("a", "1")])
    let text = try String(contentsOfFile: path(".pack"), encoding: .utf8)
    // By Python's hashlib, of the line without the checksum and the two files.
    let checksum = "d4678a7550b03138a744b79fad2827fbd7dce4533f29195a4ffbb34ec2626d12"
    #expect(
      text == """
        runner pack 1
        {"id":"a","files":[["metrics.csv",7],["result.json",31]],"sha256":"\(checksum)"}
        step
        1
        {"status":"done","digest":"a"}


        """)
    #expect(try String(contentsOfFile: path(".index"), encoding: .utf8) == "a 14 173\n")
  }

  @Test func `what is torn or altered is not found, and all else is`() throws {
    try PackWriter(root: folder.path, name: "n").append([run("a", "1"), run("b", "2")])
    let whole = try Data(contentsOf: URL(fileURLWithPath: path(".pack")))
    for length in stride(from: whole.count - 1, to: 14, by: -7) {
      try change(".pack") { $0 = whole.prefix(length) }
      let packs = read()
      #expect(packs.run("b") == nil)
      #expect(packs.run("a") == (length >= whole.count / 2 + 7 ? run("a", "1") : nil))
    }
    let end = whole.count
    for place in [20, 60, 100, end - 5] {
      try change(".pack") {
        $0 = whole
        $0[place] ^= 1
      }
      let packs = read()
      #expect([packs.run("a"), packs.run("b")].compactMap(\.self).count == 1, "\(place)")
    }
  }

  /// The writes are those of a pack's first line, and then of a record and of a line of the index for each run.
  @Test(arguments: 1...7)
  func `behind a write that failed nothing is written`(_ failing: Int) throws {
    var writes = 0
    let writer = PackWriter(root: folder.path, name: "n") { (file, bytes) throws(FileError) in
      writes += 1
      guard writes == failing else { return try file.write(bytes) }
      try file.write(Array(bytes.prefix(bytes.count / 2)))
      throw FileError(.failed, path: file.path, message: "full")
    }
    let kept = ["a", "b", "c"].filter { (try? writer.append([run($0, $0)])) != nil }
    #expect(kept.count == 2)
    let packs = read()
    for id in kept { #expect(packs.run(id) == run(id, id), "\(id)") }
  }

  @Test func `of a run that is named twice the record that is whole counts`() throws {
    let writer = PackWriter(root: folder.path, name: "n")
    try writer.append([run("a", "1")])
    try writer.append([run("a", "1")])
    let size = try Data(contentsOf: URL(fileURLWithPath: path(".pack"))).count
    for place in [20, size - 5] {
      try change(".pack") { $0[place] ^= 1 }
      #expect(read().run("a") == run("a", "1"))
      try change(".pack") { $0[place] ^= 1 }
    }
  }

  @Test func `an index is not believed`() throws {
    try PackWriter(root: folder.path, name: "n").append([run("a", "1"), run("b", "2")])
    let index = try String(contentsOfFile: path(".index"), encoding: .utf8)
    let lines = index.split(separator: "\n")
    let (first, second) = (lines[0].dropFirst(2), lines[1].dropFirst(2))
    // The other's place; places beyond the end, before the beginning, and none; a last line without an end.
    for (line, isKnown) in [
      ("a \(second)", true), ("a 1000000 10", true), ("a -5 10", false), ("a 14 0", false),
      ("a 14", false), ("a \(Int.max) \(Int.max)", false), ("a 15 40", true), ("", false),
    ] {
      try change(".index") { $0 = Data("\(line)\nb \(second)\n".utf8) }
      let packs = read()
      #expect(packs.run("a") == nil && packs.contains("a") == isKnown, "\(line)")
      #expect(packs.run("b") == run("b", "2"))
    }
    try change(".index") { $0 = Data("b \(second)\na \(first)".utf8) }
    #expect(!read().contains("a") && read().contains("b"))
  }

  @Test func `what a kill has left of a packed run's folder is removed, and nothing else`() throws {
    func left(_ id: String, _ files: [String]) throws -> Bool {
      let run = try RunFolder(creating: folder.path, name: "n", id: id)
      for file in files {
        try FileManager.default.createDirectory(
          atPath: "\(run.path)/checkpoint", withIntermediateDirectories: true)
        if file.hasPrefix("plots/") {
          try FileManager.default.createDirectory(
            atPath: "\(run.path)/plots", withIntermediateDirectories: true)
        }
        try Data("{\"status\":\"\(id)\"}".utf8).write(
          to: URL(fileURLWithPath: "\(run.path)/\(file)"))
      }
      run.removeRemains()
      return run.exists
    }
    // Where the run is, of which these are remains.
    try FileManager.default.createDirectory(atPath: packs, withIntermediateDirectories: false)
    #expect(try !left("a", [".lock"]))
    #expect(try !left("running", ["result.json", "metrics.csv", ".tmp-1", "git-2.diff"]))
    #expect(try left("done", ["result.json"]))
    #expect(try !left("drawn", ["plots/training.svg", "plots/range-test.svg", "plots/.tmp-1"]))
    #expect(try left("mine", ["plots/training.svg", "plots/notes.txt"]))
    #expect(try left("b", ["notes.txt"]))
    #expect(try left("c", ["checkpoint/weights.safetensors"]))
    #expect(try left("d", ["checkpoint/state.safetensors"]))
    let held = try RunFolder(creating: folder.path, name: "n", id: "e")
    let lock = try RunLock(of: held)
    held.removeRemains()
    #expect(held.exists)
    withExtendedLifetime(lock) {}
  }

  @Test func `a folder that has another's place is not removed, and what is half removed is`()
    throws
  {
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: "\(packs)/.removed-x/checkpoint", withIntermediateDirectories: true)
    let run = try RunFolder(creating: folder.path, name: "n", id: "a")
    let lock = try RunLock(of: run)
    let removal = try RunRemoval(root: folder.path, name: "n")
    try manager.moveItem(atPath: run.path, toPath: "\(folder.path)/moved")
    _ = try RunFolder(creating: folder.path, name: "n", id: "a")
    removal.remove(run, lock)
    #expect(run.exists && manager.fileExists(atPath: "\(packs)/.removed-x"))
    removal.removeLeftovers()
    #expect(try manager.contentsOfDirectory(atPath: packs) == [])
    let own = try RunLock(of: run)
    removal.remove(run, own)
    #expect(try !run.exists && manager.contentsOfDirectory(atPath: packs) == [])
  }
}
