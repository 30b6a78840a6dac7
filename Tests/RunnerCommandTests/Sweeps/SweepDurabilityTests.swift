import Foundation
import TestSupport
import Testing

/// What trials leave when processes are killed or files are lost, and how often the disk is waited for.
@Suite struct SweepDurabilityTests {
  private static let grid =
    "{product: {optimizer.lr: [0.1, 0.2, 0.3, 0.4], optimizer.momentum: [0, 0.5]}, repeats: 25}"

  /// A moment of a sweep of 200 trials: so many have begun, and so many microseconds have gone by.
  private struct Moment {
    let begun: Int
    let pause: UInt32

    /// Random moments, in order, before the last trials begin.
    static func some(_ count: Int, _ random: inout SplitMix) -> [Moment] {
      (0..<count).map { _ in
        Moment(
          begun: Int.random(in: 0..<170, using: &random),
          pause: UInt32.random(in: 0...20_000, using: &random))
      }.sorted { ($0.begun, $0.pause) < ($1.begun, $1.pause) }
    }

    /// Waits for the moment; false if the sweep came to its end before.
    func wait(_ files: SweepFiles, _ out: String, _ started: StartedRunner) -> Bool {
      let isReached = started.wait {
        // A look reads all journals.
        usleep(3000)
        return files.begunCount(out) >= begun
      }
      guard isReached else { return false }
      usleep(pause)
      return true
    }
  }

  /// Twenty kills, in as many sweeps as it takes; those that came to their ends before count none.
  private func disturb(
    _ results: String, seed: UInt64,
    _ kills: (SweepFiles, String, [Moment], inout SplitMix) throws -> Int
  ) throws {
    let files = try SweepFiles(Self.grid, results, steps: 300)
    #expect(try files.run("--quiet", "--set", "results.pack=false", out: "whole").status == 0)
    let whole = try files.remains("whole")
    var (random, count, round) = (SplitMix(state: seed), 0, 0)
    while count < 20, round < 10 {
      let out = "out\(round)"
      count += try kills(files, out, Moment.some(20 - count, &random), &random)
      let last = try files.run("--quiet", "--retry", "failed", out: out)
      #expect(last.status == 0, "\(last.errors)")
      let remains = try files.remains(out)
      #expect(remains.trials == whole.trials && remains.summary == whole.summary)
      if results == "{}" {
        #expect(remains == whole)
        try checkRuns(of: files, out)
      }
      round += 1
    }
    #expect(count == 20)
  }

  @Test(arguments: ["{}", "{pack: true}"])
  func `a sweep that is killed twenty times leaves the bytes of an undisturbed one`(
    _ results: String
  ) throws {
    try disturb(results, seed: 1200) { files, out, moments, _ in
      var count = 0
      for moment in moments {
        let started = try files.start("--quiet", "--jobs", "2", out: out)
        if moment.wait(files, out, started) { started.send(SIGKILL) }
        guard started.wait() == -SIGKILL else { break }
        count += 1
        #expect(try RunFiles.damage(in: "\(files.folder.path)/\(out)").isEmpty)
      }
      return count
    }
  }

  /// A trial that is hit twice is given up, which the next command is told to mend.
  @Test(arguments: ["{}", "{pack: true}"])
  func `a sweep of whose workers twenty are killed comes to the same`(_ results: String) throws {
    try disturb(results, seed: 77) { files, out, moments, random in
      let started = try files.start("--quiet", "--jobs", "2", out: out)
      var count = 0
      for moment in moments {
        var isKilled = false
        while !isKilled, moment.wait(files, out, started) {
          let workers = SweepFiles.workers(of: started.number)
          isKilled = workers.randomElement(using: &random).map(SweepFiles.killLiving) ?? false
        }
        guard isKilled else { break }
        count += 1
      }
      #expect([0, 11].contains(started.wait()))
      return count
    }
  }

  /// Each run that counts as done says so itself, and nothing half-written is left.
  private func checkRuns(of files: SweepFiles, _ out: String) throws {
    #expect(files.runs(out).count == 200)
    for run in files.runs(out) {
      let result = try #require(files.bytes(run, "result.json", out))
      let json = try #require(JSONSerialization.jsonObject(with: result) as? [String: Any])
      #expect(json["status"] as? String == "done", "\(run)")
      let names = try FileManager.default.subpathsOfDirectory(
        atPath: "\(files.folder.path)/\(out)/s/\(run)")
      #expect(!names.contains { $0.contains(".tmp-") || $0.contains("state") }, "\(names)")
    }
  }

  @Test func `what a power cut has left of trials is run again`() throws {
    let files = try SweepFiles("{repeats: 6}", "{weights: all}")
    #expect(try files.run("--quiet", out: "whole").status == 0)
    #expect(try files.run("--quiet").status == 0)
    let runs = files.runs()
    func write(_ text: String?, _ run: Int, _ name: String) throws {
      let path = "\(files.folder.path)/out/s/\(runs[run])/\(name)"
      guard let text else { return try FileManager.default.removeItem(atPath: path) }
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    // The journal as well: none of what follows is known to be done.
    try FileManager.default.removeItem(atPath: "\(files.sweep())/journal")
    try FileManager.default.createDirectory(
      atPath: "\(files.sweep())/journal", withIntermediateDirectories: false)
    try write("", 0, "result.json")
    try write("{\"format\":3,\"status\":\"do", 1, "result.json")
    try write(nil, 2, "result.json")
    try write("", 3, "result.json")
    try write("no checkpoint", 3, "checkpoint/state.safetensors")
    try write("", 3, "metrics.csv")
    let again = try files.run("--quiet")
    #expect(again.status == 0 && again.errors.isEmpty, "\(again.errors)")
    #expect(try files.remains() == files.remains("whole"))
    for run in runs {
      let name = "checkpoint/weights.safetensors"
      #expect(files.bytes(run, name) == files.bytes(run, name, "whole"))
      #expect(files.bytes(run, "checkpoint/state.safetensors") == nil)
    }
  }

  /// Fifteen a trial, where each file is waited for.
  @Test func `the disk is waited for by groups of trials`() throws {
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    probe.arguments = ["strace", "-o", "/dev/null", "true"]
    (probe.standardOutput, probe.standardError) = (nil, nil)
    try? probe.run()
    probe.waitUntilExit()
    guard probe.terminationStatus == 0 else {
      print("skipped: strace is not installed, or may not be used")
      return
    }
    let files = try SweepFiles("{repeats: 100}")
    let trace = "\(files.folder.path)/trace"
    let traced = try StartedRunner(
      ["s.yaml", "--out", "out", "--quiet", "--jobs", "1"], in: files.folder.path,
      through: ["strace", "-f", "-e", "trace=fsync,fdatasync,syncfs", "-o", trace])
    #expect(traced.wait() == 0)
    let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("sync") && !$0.contains("resumed") }
    #expect(calls.count { $0.contains("syncfs(") } >= 2)
    // Spec, tables, the journal and its folder; however slow the machine, far fewer than trials.
    #expect(calls.count < 100, "\(calls.count)")
    #expect(files.runs().count == 100)
  }

  @Test func `weights are kept as the spec says, and trained for when they are asked for later`()
    throws
  {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}, repeats: 2}")
    let name = "checkpoint/weights.safetensors"
    let all = "results.weights=all"
    #expect(try files.run("--quiet").status == 0)
    #expect(try files.run("--quiet", "--set", all, out: "all").status == 0)
    #expect(files.runs() == files.runs("all"))
    #expect(files.runs().allSatisfy { files.bytes($0, name) == nil })
    #expect(files.runs("all").allSatisfy { files.bytes($0, name, "all") != nil })
    #expect(try files.run("--quiet", "--set", "results.weights=best", out: "best").status == 0)
    let kept = files.runs("best").filter { files.bytes($0, name, "best") != nil }
    let summary = try files.text("trials.csv", "best").split(separator: "\n").dropFirst(3)
    #expect(kept == summary.map { String($0.split(separator: ",")[1]) }.sorted())
    for run in kept { #expect(files.bytes(run, name, "best") == files.bytes(run, name, "all")) }
    // Alone, a run keeps its weights.
    let run = try #require(files.runs().first)
    let values = try files.text("trials.csv").split(separator: "\n")
      .first { $0.contains(run) }?.split(separator: ",")
    let row = try #require(values)
    let (result, metrics) = (files.bytes(run, "result.json"), files.bytes(run, "metrics.csv"))
    let settings = [
      "--set", "sweep=null", "--set", "optimizer.lr=\(row[3])", "--set", "seed=\(row[4])",
    ]
    for round in 0..<2 {
      let alone = try RunnerProcess(
        ["s.yaml", "--out", "out"] + settings, in: files.folder.path)
      #expect(alone.status == 0)
      #expect(alone.output.hasSuffix("already done\n") == (round == 1))
    }
    #expect(files.bytes(run, name) == files.bytes(run, name, "all"))
    #expect(files.bytes(run, "metrics.csv") == metrics)
    #expect(files.bytes(run, "result.json") != result)
    // A sweep takes a run without weights as done, unless its trials are to keep them.
    let trials = try files.remains()
    #expect(try files.run("--quiet").status == 0)
    #expect(try files.remains() == trials)
    #expect(files.runs().count { files.bytes($0, name) != nil } == 1)
    #expect(try files.run("--quiet", "--set", all).status == 0)
    #expect(files.runs().allSatisfy { files.bytes($0, name) == files.bytes($0, name, "all") })
    #expect(try files.remains() == trials)
  }

  @Test func `trials in packs are found by all that reads runs, and leave the same bytes`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}, repeats: 8}")
    #expect(try files.run("--quiet", out: "whole").status == 0)
    let pack = ["--set", "results.pack=true"]
    let first = try files.run("--quiet", "--set", "results.pack=true")
    #expect(first.status == 0 && first.errors.isEmpty, "\(first.errors)")
    #expect(files.runs().isEmpty)
    #expect(try files.text("trials.csv") == files.text("trials.csv", "whole"))
    #expect(try files.text("summary.csv") == files.text("summary.csv", "whole"))
    let packs = "\(files.folder.path)/out/s/packs"
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: packs).sorted()
    }
    let before = try names()
    #expect(before.count <= 4)
    // The whole files, as they are in folders.
    let text = try before.filter { $0.hasSuffix(".pack") }.map {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(packs)/\($0)")), as: UTF8.self)
    }.joined()
    for run in files.runs("whole") {
      for name in ["source.yaml", "metrics.csv"] {
        let bytes = try #require(files.bytes(run, name, "whole"))
        #expect(text.contains(String(decoding: bytes, as: UTF8.self)), "\(run) \(name)")
      }
    }
    // The same sweep; one of its trials; a sweep that has them among others; a run alone that leaves none.
    #expect(try files.run("--quiet", "--set", "results.pack=true").status == 0)
    let id = try #require(files.runs("whole").first)
    let one = try RunnerProcess(
      ["run", "s.yaml", "--out", "out", "--trial", id], in: files.folder.path)
    #expect(one.status == 0 && one.output == "out/s/\(id): already done, in a pack beside it\n")
    let row = try #require(
      try files.text("trials.csv").split(separator: "\n").first { $0.contains(id) })
    let values = row.split(separator: ",")
    let settings = ["sweep=null", "optimizer.lr=\(values[3])", "seed=\(values[4])"]
    let alone = ["s.yaml", "--out", "out"] + settings.flatMap { ["--set", $0] }
    let none = try RunnerProcess(alone + ["--set", "results.weights=none"], in: files.folder.path)
    #expect(none.status == 0 && none.output.hasSuffix(": already done, in a pack beside it\n"))
    #expect(files.runs().isEmpty)
    #expect(try names() == before)
    let more = try files.run("--quiet", "--set", "sweep.repeats=9", pack[0], pack[1])
    #expect(more.status == 0 && files.runs().isEmpty)
    // Asked for weights, a run trains again, in its folder.
    let weights = try RunnerProcess(alone, in: files.folder.path)
    #expect(weights.status == 0 && files.runs() == [id])
    #expect(files.bytes(id, "checkpoint/weights.safetensors") != nil)
    #expect(files.bytes(id, "metrics.csv") == files.bytes(id, "metrics.csv", "whole"))
  }

  @Test func `trials whose pack is torn are run again`() throws {
    let files = try SweepFiles("{repeats: 12}", "{pack: true}")
    #expect(try files.run("--quiet", out: "whole").status == 0)
    #expect(try files.run("--quiet", "--jobs", "1").status == 0)
    let packs = "\(files.folder.path)/out/s/packs"
    for name in try FileManager.default.contentsOfDirectory(atPath: packs)
    where name.hasSuffix(".pack") {
      let url = URL(fileURLWithPath: "\(packs)/\(name)")
      let bytes = try Data(contentsOf: url)
      try bytes.prefix(bytes.count / 2).write(to: url)
    }
    let again = try files.run("--quiet")
    #expect(again.status == 0 && again.errors.isEmpty)
    #expect(try files.remains() == files.remains("whole"))
    #expect(files.runs().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: packs).count >= 4)
  }

  @Test func `trials that have failed are run again where that is asked for`() throws {
    let files = try SweepFiles("{repeats: 3}")
    #expect(try files.run("--quiet").status == 0)
    let run = try #require(files.runs().first)
    let journal = try FileManager.default.contentsOfDirectory(atPath: "\(files.sweep())/journal")
    for name in journal {
      let path = "\(try files.sweep())/journal/\(name)"
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
        $0.contains(run) ? "{\"id\":\"\(run)\",\"status\":\"failed\",\"message\":\"why\"}" : $0
      }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    }
    try FileManager.default.removeItem(atPath: "\(files.folder.path)/out/s/\(run)/result.json")
    let reported = try files.run()
    #expect(reported.status == 11)
    #expect(
      reported.errors == "s: warning: 1 trial failed before; --retry failed runs it again\n")
    #expect(reported.output.hasSuffix(": 2 done, 1 failed\n"))
    #expect(files.bytes(run, "result.json") == nil)
    let retried = try files.run("--retry", "failed")
    #expect(retried.status == 0 && retried.messages.isEmpty, "\(retried.messages)")
    #expect(retried.output.hasSuffix(": 3 done\n"))
    #expect(try files.run("--retry", "diverged").status == 64)
  }
}
