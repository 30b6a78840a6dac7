import Foundation
import JSON
import System
import TestSupport
import Testing

@testable import Results

/// What is found at paths among results.
@Suite struct FoundResultsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, id, seed) in [("a", "r1", 1), ("a", "r2", 2), ("b", "r3", 3)] {
      try write("\(name)/\(id)/result.json", Self.result(name, id, seed))
      try write("\(name)/\(id)/metrics.csv", "step,train.loss\n0,0.5\n1,0.25\n")
    }
    try PackWriter(root: folder.path, name: "a").append([
      PackedRun(
        id: "p",
        files: [
          .init(name: "result.json", bytes: Array(Self.result("a", "p", 4).utf8)),
          .init(name: "metrics.csv", bytes: Array("step\n7\n".utf8)),
        ])
    ])
    try write("a/sweeps/s/sweep.yaml", "sweep: {}\n")
    try write("a/sweeps/s/trials.csv", "number,id\n0,r2\n1,p\n2,r2\n3,gone\n")
    try write("a/sweeps/s/summary.json", "{\"format\": 1}")
  }

  private static func result(_ name: String, _ id: String, _ seed: Int) -> String {
    """
    {"format": 3, "name": "\(name)", "id": "\(id)", "status": "done", "seed": \(seed),
     "summary": {"steps": 2, "train.loss": 0.25}, "values": {"optimizer": {"lr": 0.1}}}
    """
  }

  private func write(_ path: String, _ text: String) throws {
    let url = URL(filePath: "\(folder.path)/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  private func found(_ path: String) throws -> FoundResults {
    try FoundResults(at: "\(folder.path)\(path)")
  }

  @Test(arguments: [
    ("/a/r1", ["r1"]), ("/a/r1/", ["r1"]), ("/a/r1/result.json", ["r1"]),
    ("/a/r1/metrics.csv", ["r1"]),
    ("/a/p", ["p"]), ("/a/sweeps/s", ["r2", "p"]), ("/a/sweeps/s/trials.csv", ["r2", "p"]),
    ("/a", ["p", "r1", "r2"]), ("/a/sweeps", ["p", "r1", "r2"]), ("/b", ["r3"]),
    ("", ["p", "r1", "r2", "r3"]), ("/", ["p", "r1", "r2", "r3"]),
  ])
  func `each kind of path leads to its runs`(_ path: String, _ ids: [String]) throws {
    #expect(try found(path).runs.map(\.id) == ids)
  }

  @Test func `a name means its newest sweep`() throws {
    #expect(try found("/a").sweep?.id == "s" && found("/a/sweeps/s").sweep?.id == "s")
    #expect(try found("/b").sweep == nil && found("").sweep == nil)
    try write("a/sweeps/a/sweep.yaml", "sweep: {}\n")
    let later = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: 60)]
    try FileManager.default.setAttributes(
      later, ofItemAtPath: "\(folder.path)/a/sweeps/a/sweep.yaml")
    #expect(try found("/a").sweep?.id == "a")
  }

  @Test func `runs in packs are read like those in folders`() throws {
    for (path, rows, seed) in [
      ("/a/r1", [["0", "0.5"], ["1", "0.25"]], "1"), ("/a/p", [["7"]], "4"),
    ] {
      let run = try #require(try found(path).runs.first)
      #expect(run.metrics?.rows == rows && run.seed == seed && run.status == .done)
      #expect(run.value("train.loss") == 0.25 && run.value("loss") == nil)
      #expect(run.values?["optimizer"]?["lr"] == .number(0.1))
    }
  }

  @Test func `a run without a process was interrupted`() throws {
    let text = Self.result("b", "r3", 3).replacing("\"done\"", with: "\"running\"")
    try write("b/r3/result.json", text)
    #expect(try found("/b/r3").runs.map(\.status) == [.interrupted])
  }

  @Test(arguments: ["/none", "/a/none", "/a/sweeps/none", "/b/r3/none.csv"])
  func `what is not there is told`(_ path: String) {
    let error = #expect(throws: FileError.self) { try found(path) }
    #expect(error?.kind == .missing && error?.path == folder.path + path)
  }

  @Test func `a folder without results is told`() throws {
    try write("other/file.txt", "")
    let error = #expect(throws: FileError.self) { try found("/other") }
    #expect(error?.kind == .missing)
  }
}
