import Foundation
import JSON
import Results
import Sweeps
import TestSupport
import Testing

@Suite struct JournalContentsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func decision(_ trial: Int, _ check: PruningCheck, against: PruningCompetitors)
    -> PruningDecision
  {
    PruningDecision(
      trial: trial, rule: "asha", check: check, isPruned: trial > 1, value: 0.5, threshold: 0.25,
      competitors: against)
  }

  @Test func `reports and decisions of all writers are merged, each once`() throws {
    let sweep = try SweepFolder(creating: folder.path, name: "n", id: "s")
    let decisions = [
      decision(2, PruningCheck(resource: 1.5, rung: 0, bracket: 1), against: .named([0...1])),
      decision(2, PruningCheck(resource: 1.5, rung: 1, bracket: 1), against: .earlier(count: 5)),
      decision(9, PruningCheck(resource: 3), against: .named([0...0, 2...4, 7...8])),
    ]
    let reports = [(2, 1.5, 0.5), (2, 4, -1), (9, 3, 0.5)].map {
      PruningReport(trial: $0, resource: $1, value: $2)
    }
    let journal = SweepJournal(in: sweep)
    try journal.append(reports[1], of: "b")
    try journal.append([decisions[0]], of: "b")
    try journal.append([TrialRecord(id: "a", status: .pruned, message: "why")])
    let other = """
      {"report":{"trial":2,"resource":1.5,"value":0.5},"id":"b"}
      {"report":{"trial":2,"resource":4,"value":7},"id":"b"}
      {"report":{"trial":9,"resource":3,"value":0.5}}
      {"report":{"trial":9}}
      {"decision":{"trial":2,"rule":"asha","resource":1.5,"rung":1,"bracket":1,"pruned":true,"value":0.5,"threshold":0.25,"competitors":5},"id":"b"}
      {"decision":{"trial":9,"rule":"asha","resource":3,"rung":null,"bracket":null,"pruned":true,"value":0.5,"threshold":0.25,"competitors":"0,2-4,7-8"}}
      {"decision":{"trial":9,"rule":"asha","resource":4,"rung":null,"bracket":null,"pruned":true,"value":0.5,"threshold":0.25,"competitors":"4-2"}}
      {"report":{"trial":5,"resource":1,"value":1}}
      """
    try Data(other.utf8).write(to: URL(fileURLWithPath: "\(sweep.path)/journal/zz.jsonl"))
    let contents = JournalContents(in: sweep)
    #expect(contents.records["a"]?.status == .pruned)
    let (second, ninth) = (TrialKey(2, "b"), TrialKey(9, nil))
    #expect(contents.reports == [second: Array(reports[..<2]), ninth: [reports[2]]])
    #expect(contents.decisions == [second: Array(decisions[..<2]), ninth: [decisions[2]]])
  }

  @Test func `a number that stood for several runs tells of each apart`() throws {
    let sweep = try SweepFolder(creating: folder.path, name: "n", id: "s")
    let journal = SweepJournal(in: sweep)
    for (id, value) in [("a", 1.0), ("b", 2)] {
      try journal.append(PruningReport(trial: 3, resource: 2, value: value), of: id)
      let check = PruningCheck(resource: value, rung: 0)
      try journal.append([decision(3, check, against: .earlier(count: 1))], of: id)
    }
    // A line of an earlier version counts for whatever the number stands for, behind lines that name it.
    let former = """
      {"report":{"trial":3,"resource":2,"value":7}}
      {"report":{"trial":3,"resource":1,"value":7}}
      {"decision":{"trial":3,"rule":"asha","resource":1,"rung":0,"bracket":null,"pruned":false,"value":7,"threshold":0.25,"competitors":9}}

      """
    try Data(former.utf8).write(to: URL(fileURLWithPath: "\(sweep.path)/journal/0.jsonl"))
    let contents = JournalContents(in: sweep)
    func told(_ number: Int, _ id: String) -> [[Double]] {
      [
        contents.reports(of: number, id: id).map(\.value),
        contents.decisions(of: number, id: id).map { Double($0.competitors.count) },
      ]
    }
    #expect(told(3, "a") == [[7, 1], [1]])
    #expect(told(3, "b") == [[7, 2], [9, 1]])
    #expect(told(3, "c") == [[7, 7], [9]])
    #expect(told(4, "a") == [[], []])
  }

  @Test func `a failure is remembered when the trial has succeeded`() {
    var contents = JournalContents()
    for status in [RunStatus.failed, .done, .diverged] {
      let id = status == .diverged ? "b" : "a"
      contents.take(TrialRecord(id: id, status: status).json)
    }
    #expect(contents.failures == ["a"] && contents.records["a"]?.status == .done)
  }

  @Test func `a decision says which trials it was made without`() throws {
    let check = PruningCheck(resource: 1)
    let made = decision(9, check, against: .earlier(count: 5, without: [2...2, 4...6]))
    let text = made.json.compactText
    #expect(text.hasSuffix("\"competitors\":5,\"without\":\"2,4-6\"}"))
    #expect(try PruningDecision(json: JSONValue(parsing: Array(text.utf8))) == made)
    for other in ["\"6-4\"", "7", "null"] {
      let wrong = text.replacingOccurrences(of: "\"2,4-6\"", with: other)
      #expect(throws: JSONError.self) {
        try PruningDecision(json: JSONValue(parsing: Array(wrong.utf8)))
      }
    }
    // Whoever is named is named, so that nobody is left out.
    let named = decision(9, check, against: .named([0...1])).json.compactText
    let wrong = named.replacingOccurrences(of: "\"0-1\"", with: "\"0-1\",\"without\":\"2\"")
    #expect(throws: JSONError.self) {
      try PruningDecision(json: JSONValue(parsing: Array(wrong.utf8)))
    }
  }

  @Test(arguments: ["4-2", "2,1", "0-9223372036854775807", "a", "-1"])
  func `what is no list of trials is no decision`(_ text: String) throws {
    let check = PruningCheck(resource: 1)
    let line = decision(2, check, against: .named([0...1])).json.compactText
    let other = line.replacingOccurrences(of: "\"0-1\"", with: "\"\(text)\"")
    #expect(try PruningDecision(json: JSONValue(parsing: Array(line.utf8))).competitors.count == 2)
    #expect(throws: JSONError.self) {
      try PruningDecision(json: JSONValue(parsing: Array(other.utf8)))
    }
  }

  @Test func `a number is the same to the bit when it is read again`() throws {
    for value in [0.1 + 0.2, -0.0, .infinity, .nan, Double.leastNonzeroMagnitude] {
      let decision = PruningDecision(
        trial: 1, rule: "asha", check: PruningCheck(resource: 0.1 * 3, rung: 2), isPruned: true,
        value: value, threshold: -value, competitors: .earlier(count: 1 << 40))
      let bytes = Array(decision.json.compactText.utf8)
      #expect(try PruningDecision(json: JSONValue(parsing: bytes)) == decision)
      #expect(bytes.count < 200)
    }
  }
}
