import Foundation
import Results
import Sweeps
import TestSupport
import Testing

/// Sweeps with a pruner in which a trial fails first, and succeeds when it is run again.
@Suite struct RetriedSweepTests {
  private static let pruner = "pruner: {type: asha, min: 20st, factor: 2}"
  private static let search = """
    {search: {tpe: {startup_trials: 3}}, trials: 16, lag: 2, space: {optimizer.lr: \
    "log_uniform(1e-3, 1)", optimizer.momentum: {uniform: [0, 0.9]}}, \(pruner)}
    """
  private static let grid = """
    {product: {optimizer.lr: [0.4, 0.1, 0.3, 0.2, 0.5], optimizer.momentum: [0, 0.5]}, \(pruner)}
    """

  private func run(_ arguments: [String], _ files: SweepFiles) throws -> RunnerProcess {
    try RunnerProcess(arguments + ["s.yaml", "--out", "out"], in: files.folder.path)
  }

  /// Journals of a sweep whose first trial has failed after it had told some of what an undisturbed sweep
  /// tells of it.
  private func failFirst(
    _ files: SweepFiles, after told: (Substring) -> Substring?
  ) throws {
    let whole = try files.sweep("whole")
    let lines = try FileManager.default.contentsOfDirectory(atPath: "\(whole)/journal").flatMap {
      try String(contentsOfFile: "\(whole)/journal/\($0)", encoding: .utf8).split(separator: "\n")
    }.filter { $0.contains(":{\"trial\":0,") }
    let first = try files.text("trials.csv", "whole").split(separator: "\n")[1]
    let id = first.split(separator: ",")[1]
    let place = "\(files.folder.path)/out/s"
    let journal = "\(place)/sweeps/\(URL(fileURLWithPath: whole).lastPathComponent)/journal"
    for folder in ["\(place)/\(id)", journal] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let failure = "{\"id\":\"\(id)\",\"status\":\"failed\",\"message\":\"why\"}"
    let text = (lines.compactMap(told) + [Substring(failure), ""]).joined(separator: "\n")
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(journal)/a.jsonl"))
  }

  /// How many numbers have stood for several runs that reported.
  private func replacedCount(_ files: SweepFiles) throws -> Int {
    let keys = JournalContents(in: SweepFolder(path: try files.sweep())).reports.keys
    return Dictionary(grouping: keys, by: \.number).values.count { $0.count > 1 }
  }

  // The points change with which the search goes on, and their numbers stay.
  @Test(arguments: [["--jobs", "2"], ["work", "--jobs", "2"]], [false, true])
  func `a search comes to what an undisturbed one does when its failed trial has succeeded`(
    _ command: [String], _ isFormer: Bool
  ) throws {
    let files = try SweepFiles(Self.search, steps: 160)
    #expect(try files.run("--quiet", out: "whole").status == 0)
    try failFirst(files) { line in
      // Earlier versions did not name the run.
      isFormer ? line.range(of: ",\"id\":").map { line[..<$0.lowerBound] + "}" } : line
    }
    let failed = try run(command, files)
    #expect(failed.status == 11, "\(failed.errors)")
    let former = try files.remains()
    #expect(try files.remains("whole") != former)
    #expect(try run(["check", "--journals"], files).status == 0)
    let retried = try run(command + ["--retry", "failed"], files)
    #expect(retried.status == 0, "\(retried.errors)")
    #expect(try replacedCount(files) > 5)
    let (remains, whole) = (try files.remains(), try files.remains("whole"))
    #expect(remains.trials == whole.trials && remains.summary == whole.summary)
    #expect(remains.document == whole.document)
    let check = try run(["check", "--journals"], files)
    #expect(check.status == 0 && check.output.contains("all the same\n"), "\(check.errors)")
  }

  @Test(arguments: [0.0, 20, 40])
  func `decisions that were made without a failed trial stand when it has succeeded`(
    _ told: Double
  ) throws {
    let files = try SweepFiles(Self.grid, steps: 160)
    #expect(try files.run("--quiet", out: "whole").status == 0)
    // It had come to a rung and was decided on there, or had not begun to report.
    try failFirst(files) { line in
      [20.0, 40].contains { $0 <= told && line.contains("\"resource\":\($0),") } ? line : nil
    }
    #expect(try run(["--quiet", "--jobs", "2"], files).status == 11)
    #expect(try run(["check", "--journals"], files).status == 0)
    let decisions = JournalContents(in: SweepFolder(path: try files.sweep())).decisions
      .values.flatMap(\.self)
    let absent = decisions.filter { $0.competitors.absent == [0...0] }
    let later = decisions.filter { $0.trial > 0 && $0.check.resource > told }
    #expect(!absent.isEmpty && Set(absent) == Set(later))
    let statuses = try files.text("trials.csv").split(separator: "\n").dropFirst(2)
    #expect(try run(["--quiet", "--retry", "failed"], files).status == 0)
    // The first trial is done; the others are as they were.
    let rows = try files.text("trials.csv").split(separator: "\n").dropFirst()
    #expect(rows.first?.contains(",done,") == true && rows.dropFirst() == statuses)
    let check = try run(["check", "--journals"], files)
    #expect(check.status == 0 && check.output.hasSuffix("all the same\n"), "\(check.errors)")
  }

  @Test func `a decision that may rest on a run that was replaced is counted apart`() throws {
    let files = try SweepFiles(Self.grid, steps: 160)
    #expect(try files.run("--quiet", "--jobs", "1").status == 0)
    let journals = "\(try files.sweep())/journal"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: journals).first)
    let lines = try String(contentsOfFile: "\(journals)/\(name)", encoding: .utf8)
      .split(separator: "\n").map(String.init)
    // Another run had the number 0 once.
    let other = "{\"report\":{\"trial\":0,\"resource\":20,\"value\":-9},\"id\":\"0123456789ab\"}"
    func check(_ trial: Int, _ part: String, _ isReplaced: Bool = true) throws -> RunnerProcess {
      var lines = lines
      let head = "{\"decision\":{\"trial\":\(trial),"
      let place = try #require(lines.firstIndex { $0.hasPrefix(head) })
      lines[place] = lines[place].replacingOccurrences(of: part, with: part + "9")
      let text = (lines + (isReplaced ? [other, ""] : [""])).joined(separator: "\n")
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(journals)/\(name)"))
      return try run(["check", "--journals"], files)
    }
    #expect(try check(1, "none").output.hasSuffix("all the same\n"))
    let apart = try check(1, "\"competitors\":")
    #expect(apart.status == 0 && apart.errors.isEmpty, "\(apart.errors)")
    #expect(
      apart.output.hasSuffix(
        "all the same\ns.yaml: 1 decision made from trials that others have replaced, not made anew\n"
      ))
    // What the trial itself has reported, trials before the other run, and sweeps without one.
    #expect(try check(1, "\"value\":").status == 1)
    #expect(try check(0, "\"competitors\":").status == 1)
    #expect(try check(1, "\"competitors\":", false).status == 1)
  }
}
