import Foundation
import System
import TestSupport
import Testing

@testable import Results

@Suite struct SweepJournalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func journal(_ lines: String, _ name: String, in sweep: SweepFolder) throws {
    try Data(lines.utf8).write(to: URL(fileURLWithPath: "\(sweep.path)/journal/\(name)"))
  }

  @Test func `records of all writers are merged, and an end counts`() throws {
    let sweep = try SweepFolder(creating: folder.path, name: "n", id: "s")
    let done = TrialRecord(
      id: "a", status: .done, summary: [.init(name: "train.loss", value: 0.25)], seconds: 2)
    let journal = SweepJournal(in: sweep)
    try journal.append([done])
    try journal.append([TrialRecord(id: "b", status: .failed, message: "why")])
    try self.journal(
      """
      {"id":"a","status":"interrupted"}
      {"id":"b","status":"done","summary":{"train.loss":"nan"},"seconds":{"total":1}}
      {"id":"c","status":"interrupted"}
      no record
      {"id":"d","status":"done"}
      """, "zz.jsonl", in: sweep)
    let records = SweepJournal.records(in: sweep)
    #expect(records.keys.sorted() == ["a", "b", "c"])
    #expect(records["a"] == done)
    #expect(records["b"]?.status == .done && records["b"]?.value("train.loss") == nil)
    #expect(records["c"]?.status == .interrupted)
  }

  @Test func `names of journals are in the order of time`() {
    let moments = [(7, 5), (7, 98_765_432), (7, 101_234_567), (8, 0), (10, 1)]
    let names = moments.map { SweepJournal.number(of: Timestamp(seconds: $0.0, nanoseconds: $0.1)) }
    #expect(names.prefix(2) == ["7000000005", "7098765432"])
    #expect(names.dropLast().sorted() == Array(names.dropLast()) && names.last == "10000000001")
  }

  @Test(arguments: 1...3)
  func `a line that was half written is one with no other`(_ failing: Int) throws {
    let sweep = try SweepFolder(creating: folder.path, name: "n", id: "s")
    var writes = 0
    let journal = SweepJournal(in: sweep) { (file, bytes) throws(FileError) in
      writes += 1
      guard writes == failing else { return try file.write(bytes) }
      try file.write(Array(bytes.prefix(bytes.count / 2)))
      throw FileError(.failed, path: file.path, message: "full")
    }
    let ids = ["a", "b", "c"]
    let kept = ids.filter { (try? journal.append([TrialRecord(id: $0, status: .done)])) != nil }
    #expect(kept.count == 2)
    #expect(SweepJournal.records(in: sweep).keys.sorted() == kept)
  }

  @Test func `a table that says the same is left alone`() throws {
    let sweep = try SweepFolder(creating: folder.path, name: "n", id: "s")
    let path = "\(sweep.path)/t.csv"
    func number() throws -> Int {
      try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int ?? 0
    }
    try sweep.write(Array("a\n".utf8), table: "t.csv")
    let first = try number()
    try sweep.write(Array("a\n".utf8), table: "t.csv")
    #expect(try number() == first)
    try sweep.write(Array("ab\n".utf8), table: "t.csv")
    #expect(FileManager.default.contents(atPath: path) == Data("ab\n".utf8))
  }
}
