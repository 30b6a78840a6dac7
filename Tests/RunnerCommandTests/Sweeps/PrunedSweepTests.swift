import Declarations
import Foundation
import Results
import Sweeps
import TestSupport
import Testing

/// Sweeps whose trials are pruned, disturbed and not.
@Suite struct PrunedSweepTests {
  static func grid(_ pruner: String) -> String {
    """
    {product: {optimizer.lr: [0.4, 0.1, 0.3, 0.2, 0.5], optimizer.momentum: [0, 0.5]}, repeats: 2, pruner: \(pruner)}
    """
  }

  static let asha = grid("{type: asha, min: 20st, factor: 2}")

  private func contents(_ files: SweepFiles, _ out: String = "out") throws -> JournalContents {
    JournalContents(in: SweepFolder(path: try files.sweep(out)))
  }

  private func hasReported(_ files: SweepFiles, _ trial: Int) -> Bool {
    (try? contents(files).reports.keys.contains { $0.number == trial }) ?? false
  }

  /// How many lines all journals have.
  private func journalLines(_ files: SweepFiles) throws -> Int {
    guard let sweep = try? files.sweep() else { return 0 }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(sweep)/journal")
    return names.reduce(0) { count, name in
      let bytes = FileManager.default.contents(atPath: "\(sweep)/journal/\(name)") ?? Data()
      return count + bytes.count { $0 == UInt8(ascii: "\n") }
    }
  }

  @Test(arguments: [
    "{type: asha, min: 20st, factor: 2}", "{type: hyperband, min: 10st, factor: 2}",
    "{type: median, startup_trials: 2, warmup: 20st}", "{type: median, rule: vizier}",
    "{type: patient, patience: 0, pruner: {type: median, startup_trials: 1}}",
  ])
  func `any number of jobs makes the same decisions and leaves the same bytes`(
    _ pruner: String
  ) throws {
    let files = try SweepFiles(Self.grid(pruner), steps: 160)
    for jobs in ["1", "2", "4"] {
      let run = try files.run("--jobs", jobs, out: jobs)
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
      #expect(run.output.contains(" pruned\n"), "\(run.output)")
    }
    let (remains, first) = (try files.remains("1"), try contents(files, "1"))
    #expect(remains.metrics.count == 20 && !first.decisions.isEmpty)
    for jobs in ["2", "4"] {
      #expect(try files.remains(jobs) == remains)
      #expect(try contents(files, jobs).decisions == first.decisions)
    }
    let statuses = remains.trials.split(separator: "\n").count { $0.contains(",pruned,") }
    #expect(statuses == first.decisions.values.count { $0.contains(where: \.isPruned) })
  }

  @Test func `the decisions of a journal can be made once more`() throws {
    let files = try SweepFiles(Self.asha, steps: 160)
    #expect(try files.run("--quiet").status == 0)
    let contents = try contents(files)
    let decisions = contents.decisions.values.flatMap(\.self)
    var pruner = ASHAPruner()
    (pruner.min, pruner.factor) = (20, 2)
    let audit = PruningAudit(
      pruner, .minimize, .ordered, reports: contents.reports.values.flatMap(\.self),
      decisions: decisions)
    #expect(decisions.count > 20 && decisions.contains(where: \.isPruned))
    for decision in decisions { #expect(audit.remade(decision) == decision) }
  }

  @Test func `check makes the decisions of the journals once more, and says which differ`() throws {
    let files = try SweepFiles(Self.asha, steps: 160)
    let check = { try files.run("check", "--journals") }
    #expect(try check().errors.contains("error: there is no journal; run the sweep, or give"))
    #expect(try check().status == 66)
    #expect(try files.run("--quiet", "--jobs", "1").status == 0)
    let count = try contents(files).decisions.values.reduce(0) { $0 + $1.count }
    let right = try check()
    #expect(right.status == 0 && right.errors.isEmpty, "\(right.errors)")
    #expect(
      right.output
        == "s.yaml: ok, 20 trials\ns.yaml: \(count) decisions made once more, all the same\n")
    // A decision that has become another one, and then a report that decisions were made from.
    let journals = "\(try files.sweep())/journal"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: journals).first)
    let text = try String(contentsOfFile: "\(journals)/\(name)", encoding: .utf8)
    func falsify(_ part: String, _ other: String) throws -> RunnerProcess {
      let range = try #require(text.range(of: part))
      try Data(text.replacingCharacters(in: range, with: other).utf8)
        .write(to: URL(fileURLWithPath: "\(journals)/\(name)"))
      let run = try check()
      #expect(run.status == 1 && !run.output.contains("once more"), "\(run.output)")
      return run
    }
    let decision = try falsify("\"pruned\":true", "\"pruned\":false").errors
    #expect(decision.split(separator: "\n").count == 1, "\(decision)")
    #expect(decision.hasPrefix("s.yaml: error: a decision is not what the reports come to: the "))
    let parts = decision.components(separatedBy: ", and they say ")
    #expect(parts.count == 2 && parts[0].contains("\"pruned\":false"))
    #expect(parts.last?.contains("\"pruned\":true") == true)
    let head = "{\"report\":{\"trial\":0,\"resource\":20.0,\"value\":"
    let report = try falsify(head + "0.", head + "7.").errors
    #expect(report.contains("{\"trial\":0,") && report.contains(", and they say"), "\(report)")
    // A line that tells nothing, and one that is no JSON.
    for part in ["{\"decision\"", "{\"report\""] {
      for other in ["{\"other\"", "\u{1}"] {
        let damaged = try falsify(part, other).errors
        #expect(damaged.contains("error: 1 line of the journals cannot be read"), "\(damaged)")
      }
    }
    let none = try files.run("check", "--journals", "--set", "sweep.pruner=null")
    #expect(none.status == 65 && none.errors.contains("s.yaml: error: has no 'sweep.pruner:', so"))
  }

  @Test func `killed workers and coordinators change no decision`() throws {
    let files = try SweepFiles(Self.asha, steps: 3000)
    #expect(try files.run("--quiet", out: "whole").status == 0)
    var random = SplitMix(state: 3)
    for round in 0..<8 {
      let count = try journalLines(files) + Int.random(in: 1...6, using: &random)
      let started = try files.start("--quiet", "--jobs", "2")
      // It is killed in the middle of its work.
      #expect(started.wait { (try? journalLines(files) >= count) ?? false })
      if round % 2 == 1,
        let worker = SweepFiles.workers(of: started.number)
          .randomElement(using: &random)
      {
        kill(worker, SIGKILL)
        let more = try journalLines(files) + 1
        #expect(started.wait { (try? journalLines(files) >= more) ?? false })
      }
      started.send(SIGKILL)
      _ = started.wait()
    }
    let last = try files.run("--quiet")
    #expect(last.status == 0, "\(last.errors)")
    #expect(try files.remains() == files.remains("whole"))
    #expect(try contents(files).decisions == contents(files, "whole").decisions)
  }

  @Test func `a sweep without the pruner goes on from pruned trials, and one with it counts them`()
    throws
  {
    let files = try SweepFiles(Self.asha, steps: 160)
    #expect(try files.run("--quiet").status == 0)
    let pruned = try files.text("trials.csv").split(separator: "\n").filter {
      $0.contains(",pruned,")
    }
    #expect(pruned.count > 4)
    let place = "\(try files.sweep())/trials.csv"
    let table = FileManager.default.contents(atPath: place)
    let id = try #require(pruned.first?.split(separator: ",")[1]).description
    let result = "\(files.folder.path)/out/s/\(id)/result.json"
    #expect(
      try String(contentsOfFile: result, encoding: .utf8).contains(
        "\"message\": \"pruned by asha after 20st, at rung 0: train.loss "))
    #expect(
      FileManager.default.fileExists(
        atPath: "\(files.folder.path)/out/s/\(id)/checkpoint/state.safetensors"))
    // The same sweep has nothing to do.
    let bytes = FileManager.default.contents(atPath: result)
    #expect(try files.run("--quiet").status == 0)
    #expect(FileManager.default.contents(atPath: result) == bytes)
    let without = ["--set", "sweep.pruner=null", "--quiet"]
    for out in ["out", "whole"] {
      let run = try RunnerProcess(["s.yaml", "--out", out] + without, in: files.folder.path)
      #expect(run.status == 0, "\(run.errors)")
    }
    for run in files.runs("whole") {
      let tables = ["out", "whole"].map {
        FileManager.default.contents(atPath: "\(files.folder.path)/\($0)/s/\(run)/metrics.csv")
      }
      #expect(tables[0] != nil && tables[0] == tables[1])
    }
    let resumed = try String(contentsOfFile: result, encoding: .utf8)
    #expect(resumed.contains("\"status\": \"done\"") && resumed.contains("\"resumptions\": 1"))
    // What the first sweep recorded is still so for it, and trials that are done stay so for others.
    #expect(try files.run("--quiet").status == 0)
    #expect(table != nil && FileManager.default.contents(atPath: place) == table)
    let other = try files.run("--json", "--set", "sweep.pruner.min=10st")
    #expect(other.status == 0 && other.output.contains("\"done\":20,"))
  }

  @Test func `trials that were pruned keep no checkpoint where none is asked for`() throws {
    func states(_ results: String) throws -> Int {
      let files = try SweepFiles(Self.asha, results, steps: 160)
      #expect(try files.run("--quiet").status == 0)
      let pruned = try files.text("trials.csv").split(separator: "\n").filter {
        $0.contains(",pruned,")
      }
      #expect(pruned.count > 4)
      // They go on from the beginning, or from where they were.
      let states = files.runs().count { files.bytes($0, "checkpoint/state.safetensors") != nil }
      let run = try files.run("--json", "--set", "sweep.pruner=null")
      #expect(run.status == 0 && run.output.contains("\"done\":20,"))
      return states
    }
    #expect(try states("{checkpoints: none}") == 0)
    #expect(try states("{}") > 4)
  }

  @Test func `a trial that another process runs is waited for`() throws {
    let files = try SweepFiles(
      """
      {zip: {train.steps: [400000, 160, 160, 160], optimizer.lr: [0.1, 0.2, 0.3, 0.4]}, pruner: {type: asha, min: 20st, factor: 2}}
      """)
    let ids = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
      .output.split(separator: "\n").map(String.init)
    let shell = try StartedRunner(
      ["run", "s.yaml", "--quiet", "--out", "out", "--trial", ids[0]], in: files.folder.path)
    #expect(shell.wait { files.runs().contains(ids[0]) })
    let sweep = try files.start("--jobs", "2")
    // The others wait for the first one, with the shell.
    #expect(sweep.wait { [1, 2].allSatisfy { hasReported(files, $0) } })
    #expect(try contents(files).decisions.isEmpty)
    shell.send(SIGTERM)
    #expect(shell.wait() == 143)
    #expect(sweep.wait() == 0)
    #expect(try files.run("--quiet", "--jobs", "1", out: "alone").status == 0)
    #expect(try files.remains() == files.remains("alone"))
    #expect(try contents(files).decisions == contents(files, "alone").decisions)
  }

  @Test func `a signal saves trials that wait`() throws {
    let files = try SweepFiles(
      """
      {zip: {train.log_every: [50000000st, 10st, 10st], train.steps: [100000000, 160, 160], optimizer.lr: [0.1, 0.2, 0.3]}, pruner: {type: asha, min: 20st, factor: 2}}
      """)
    let started = try files.start("--jobs", "2")
    let ids = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
      .output.split(separator: "\n").map(String.init)
    let table = "\(files.folder.path)/out/s/\(ids[1])/metrics.csv"
    #expect(
      started.wait {
        (try? String(contentsOfFile: table, encoding: .utf8))?.split(separator: "\n").count == 3
      })
    #expect(started.wait { hasReported(files, 1) })
    // The first one may begin later than the second, in a process of its own.
    #expect(
      started.wait {
        files.bytes(ids[0], "result.json").map {
          String(decoding: $0, as: UTF8.self).contains("\"running\"")
        } ?? false
      })
    started.send(SIGINT)
    #expect(started.wait() == 130)
    let rows = try files.text("trials.csv").split(separator: "\n")
    #expect(rows[1].contains(",interrupted,"), "\(rows)")
    #expect(rows[2].contains(",interrupted,20,"), "\(rows)")
  }
}
