import Foundation
import Results
import Sweeps
import TestSupport
import Testing

/// Workers that share the trials of a sweep, disturbed and not.
@Suite struct WorkTests {
  private static let grid = SweepTests.grid

  /// The names of what lies in the folder of the claims.
  private static func claims(_ files: SweepFiles, _ out: String = "out") -> [String] {
    let path = "\(files.folder.path)/\(out)/s/sweeps/.claims"
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The folders of runs that were moved away from frozen workers.
  private static func abandoned(_ files: SweepFiles) -> [String] {
    let path = "\(files.folder.path)/out/s/sweeps/.abandoned"
    return (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  /// What an undisturbed sweep leaves.
  private static func undisturbed(_ files: SweepFiles) throws -> SweepFiles.Remains {
    #expect(try files.run("--quiet", out: "whole").status == 0)
    return try files.remains("whole")
  }

  private static func result(_ files: SweepFiles, _ id: String) throws -> String {
    try String(contentsOfFile: "\(files.folder.path)/out/s/\(id)/result.json", encoding: .utf8)
  }

  @Test func `one worker leaves what the sweep leaves`() throws {
    let files = try SweepFiles(Self.grid)
    let work = try files.run("work")
    #expect(work.status == 0 && work.messages.isEmpty, "\(work.messages)")
    #expect(work.output.hasPrefix("rank  optimizer.lr") && work.output.hasSuffix(": 24 done\n"))
    #expect(try files.remains() == Self.undisturbed(files))
    #expect(Self.claims(files).isEmpty)
    // The frozen spec is the same sweep, and nothing is left to do.
    let frozen = "\(try files.sweep())/sweep.yaml"
    let again = try RunnerProcess(
      ["work", frozen, "--out", "out", "--json"], in: files.folder.path)
    #expect(again.status == 0 && again.output.contains("\"done\":24"))
    _ = try files.sweep()
  }

  @Test func `shells, workers and a sweep at once run each trial once`() throws {
    let files = try SweepFiles(Self.grid, steps: 1500)
    let expanded = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
    let ids = expanded.output.split(separator: "\n").map(String.init)
    let workers = try (0..<3).map {
      try files.start("work", "--quiet", "--jobs", "1", "--index", "\($0)", "--of", "3")
    }
    let shells = try (0..<8).map { number in
      try StartedRunner(
        ["run", "s.yaml", "--quiet", "--out", "out", "--trial"] + ids.suffix(number + 1),
        in: files.folder.path)
    }
    let sweep = try files.start("--quiet", "--jobs", "2")
    for process in workers + [sweep] {
      let (status, errors) = (process.wait(), try process.errors())
      #expect(status == 0 && errors.isEmpty, "\(errors)")
    }
    for shell in shells { #expect([0, 75].contains(shell.wait())) }
    #expect(try RunFiles.damage(in: "\(files.folder.path)/out").isEmpty)
    #expect(try files.remains() == Self.undisturbed(files))
    #expect(Self.claims(files).isEmpty && files.runs() == ids.sorted())
    for id in ids { #expect(try Self.result(files, id).contains("\"resumptions\": 0")) }
  }

  @Test func `workers share a search, whose trials follow from those before`() throws {
    let files = try SweepFiles(
      "{search: tpe, trials: 24, lag: 4, space: {optimizer.lr: 'log_uniform(0.01, 1)', "
        + "optimizer.momentum: 'uniform(0, 0.9)'}, confirm: {top: 2, repeats: 2}}")
    let workers = try (0..<3).map {
      try files.start("work", "--quiet", "--jobs", "\($0 % 2 + 1)", "--index", "\($0)", "--of", "3")
    }
    for worker in workers {
      let (status, errors) = (worker.wait(), try worker.errors())
      #expect(status == 0 && errors.isEmpty, "\(errors)")
    }
    #expect(try files.remains() == Self.undisturbed(files))
    #expect(Self.claims(files).isEmpty && files.runs().count == 28)
    let lag = try files.run("work", "--jobs", "5", out: "new")
    #expect(lag.status == 65 && lag.errors.contains("sweep.lag: "))
  }

  @Test func `workers prune as one sweep does, whichever of them runs a trial`() throws {
    let files = try SweepFiles(PrunedSweepTests.asha, steps: 800)
    let interrupted = try files.start("work", "--quiet", "--jobs", "1")
    #expect(interrupted.wait { files.runs().count >= 2 })
    let workers = try (0..<3).map {
      try files.start("work", "--quiet", "--jobs", "1", "--index", "\($0)", "--of", "3")
    }
    interrupted.send(SIGTERM)
    #expect([0, 143].contains(interrupted.wait()))
    for worker in workers {
      let (status, errors) = (worker.wait(), try worker.errors())
      #expect(status == 0 && errors.isEmpty, "\(errors)")
    }
    #expect(try files.remains() == Self.undisturbed(files))
    let decisions = try ["out", "whole"].map {
      JournalContents(in: SweepFolder(path: try files.sweep($0))).decisions
    }
    #expect(decisions[0] == decisions[1])
    #expect(decisions[0].values.contains { $0.contains(where: \.isPruned) })
    #expect(Self.claims(files).isEmpty)
  }

  /// Two machines whose clocks are an hour apart, where `libfaketime` is there to show them so.
  ///
  /// How long a claim may lie still its owner says: those of workers that are slow, and not frozen, stay.
  @Test func `the trial of a frozen worker is taken over, whatever the clocks say`() throws {
    let files = try SweepFiles(Self.grid, steps: 4000)
    let frozen = try files.start("work", "--jobs", "1", "--heartbeat", "0.5s")
    #expect(frozen.wait { files.runs().count >= 2 })
    let numbers = [frozen.number] + SweepFiles.workers(of: frozen.number)
    for number in numbers { kill(number, SIGSTOP) }
    defer { for number in numbers { kill(number, SIGCONT) } }
    let workers = try ["+1h", "-1h"].map { shift in
      try StartedRunner(
        ["work", "s.yaml", "--out", "out", "--quiet", "--jobs", "1"],
        in: files.folder.path, environment: Self.environment(shift: shift), through: ["env"])
    }
    for worker in workers {
      let (status, errors) = (worker.wait(), try worker.errors())
      #expect(status == 0 && errors.isEmpty, "\(errors)")
    }
    let whole = try Self.undisturbed(files)
    #expect(try files.remains() == whole)
    let results = try files.runs().map { try Self.result(files, $0) }
    // The trial that ran, and the one whose results waited to be brought to the disk.
    #expect(Self.abandoned(files).count <= 2)
    for number in numbers { kill(number, SIGCONT) }
    #expect(frozen.wait() == 0)
    #expect(try frozen.errors().contains("warning: lost its claim: it was not renewed in time"))
    #expect(try files.remains() == whole)
    #expect(try files.runs().map { try Self.result(files, $0) } == results)
    #expect(Self.abandoned(files).isEmpty)
    #expect(Self.claims(files).isEmpty)
  }

  /// For a command that another one starts: in the first process that has it the library moves the
  /// environment, beside which Swift looks for the arguments.
  private static func environment(shift: String) -> [String: String] {
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"]
    let paths = folders.map { "\($0)/faketime/libfaketime.so.1" }
    guard let path = paths.first(where: FileManager.default.fileExists) else {
      print("libfaketime is not there: the clocks of both workers are right")
      return [:]
    }
    return ["LD_PRELOAD": path, "FAKETIME": shift, "DONT_FAKE_MONOTONIC": "1"]
  }

  /// One that is not frozen itself, but for a process of its.
  @Test func `a worker does not wait for a process of its that is frozen`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}}", steps: 30_000)
    let first = try files.start("work", "--quiet", "--jobs", "2", "--heartbeat", "0.5s")
    #expect(first.wait { Self.claims(files).count == 2 })
    let child = try #require(SweepFiles.workers(of: first.number).first)
    kill(child, SIGSTOP)
    defer { kill(child, SIGCONT) }
    #expect(try files.run("work", "--quiet", "--jobs", "1").status == 0)
    #expect(first.wait() == 0)
    #expect(try files.remains() == Self.undisturbed(files))
  }

  @Test func `the trial of a dead worker is resumed at once`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}}", steps: 60_000)
    let dead = try files.start("work", "--quiet", "--jobs", "1")
    let hasSaved = dead.wait {
      files.runs().contains {
        let path = "\(files.folder.path)/out/s/\($0)/checkpoint/state.safetensors"
        return FileManager.default.fileExists(atPath: path)
      }
    }
    #expect(hasSaved)
    let children = SweepFiles.workers(of: dead.number)
    for number in children + [dead.number] { kill(number, SIGKILL) }
    _ = dead.wait()
    #expect(Self.claims(files).count == 1)
    let id = try #require(Self.claims(files).first)
    let next = try files.run("work", "--quiet", "--jobs", "2")
    #expect(next.status == 0 && next.errors.isEmpty, "\(next.errors)")
    #expect(try Self.result(files, id).contains("\"resumptions\": 1"))
    #expect(try files.remains() == Self.undisturbed(files))
    #expect(Self.claims(files).isEmpty)
  }

  @Test(
    arguments: [(SIGTERM, 143), (SIGUSR1, 143), (SIGUSR2, 143), (SIGINT, 130), (SIGHUP, 129)]
      as [(Int32, Int32)])
  func `a signal saves what runs and gives it to others`(_ number: Int32, _ status: Int32) throws {
    signal(number, SIG_DFL)
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2, 0.3]}}", steps: 20_000)
    let work = try files.start("work", "--jobs", "2")
    #expect(work.wait { files.runs().count >= 2 })
    work.send(number)
    #expect(work.wait() == status)
    #expect(try work.output().hasSuffix(", run the same command to resume\n"))
    #expect(Self.claims(files).isEmpty)
    #expect(try files.run("work", "--quiet").status == 0)
    #expect(try files.remains() == Self.undisturbed(files))
  }

  @Test func `a worker whose time is over saves and leaves the rest for later`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}}", steps: 90_000_000)
    let work = try files.run("work", "--jobs", "1", "--until", "2s")
    #expect(work.status == 75)
    #expect(
      work.output.hasSuffix(
        ": 2 left; what is left is for other workers, or for the same command later\n"))
    #expect(Self.claims(files).isEmpty)
    for id in files.runs() {
      #expect(try Self.result(files, id).contains("\"status\": \"interrupted\""))
    }
  }

  @Test func `what has failed elsewhere is not run again, and the status says so`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}}")
    let expanded = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
    let ids = expanded.output.split(separator: "\n").map(String.init)
    #expect(try files.run("work", "--quiet", "--set", "sweep.repeats=1").status == 0)
    let sweep = try files.sweep()
    let journals = try FileManager.default.contentsOfDirectory(atPath: "\(sweep)/journal")
    for name in journals { try FileManager.default.removeItem(atPath: "\(sweep)/journal/\(name)") }
    try Data("{\"id\":\"\(ids[0])\",\"status\":\"failed\",\"message\":\"why\"}\n".utf8)
      .write(to: URL(fileURLWithPath: "\(sweep)/journal/other.jsonl"))
    let work = try files.run("work", "--set", "sweep.repeats=1")
    #expect(work.status == 11)
    #expect(work.output.hasSuffix(": 1 done, 1 failed\n"))
  }

  @Test(
    arguments: [
      (["--index", "0"], "--index K goes with --of N."),
      (["--index", "3", "--of", "3"], "--index takes a whole number from 0 to 2, below --of."),
      (["--index", "0", "--of", "0"], "--of takes a whole number from 1 on."),
      (["--until", "soon"], "--until takes a time, as in 3h50m or 30s."),
      (["--heartbeat", "3"], "--heartbeat takes a time from 0.1s to 1h, as in 30s."),
      (["--of", "2"], "--of N goes with --index K, which no variable of an array tells here."),
      (["--jobs", "0"], "--jobs takes a whole number from 1 to 1024."),
      (["--out", ""], "--out needs the name of a folder."),
    ]) func `options that make no sense are refused`(_ options: [String], _ text: String) throws
  {
    let files = try SweepFiles("{repeats: 2}")
    let work = try RunnerProcess(["work", "s.yaml"] + options, in: files.folder.path)
    #expect(work.status == 64 && work.errors.contains(text), "\(work.errors)")
    #expect(files.runs().isEmpty)
  }

  @Test(
    arguments: [
      (["SLURM_ARRAY_TASK_ID": "x"], "SLURM_ARRAY_TASK_ID is 'x': expected a whole number."),
      (
        ["JOB_COMPLETION_INDEX": "4"],
        "JOB_COMPLETION_INDEX is '4': task 4, counted from 0, is none of 2 tasks."
      ),
    ]) func `a broken variable of an array is refused`(
      _ variables: [String: String], _ text: String
    )
    throws
  {
    let files = try SweepFiles("{repeats: 2}")
    let work = try RunnerProcess(
      ["work", "s.yaml", "--of", "2"], in: files.folder.path, environment: variables)
    #expect(work.status == 64 && work.errors.contains(text), "\(work.errors)")
    #expect(files.runs().isEmpty)
  }

  @Test func `who waits for trials of others says so once`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1]}}", steps: 90_000_000)
    let first = try files.start("work", "--quiet", "--jobs", "1")
    #expect(first.wait { Self.claims(files).count == 1 })
    let second = try files.start("work", "--jobs", "1", "--until", "16s")
    #expect(second.wait() == 75)
    first.send(SIGTERM)
    #expect(first.wait() == 143)
    let errors = try second.errors()
    let lines = errors.split(separator: "\n")
      .filter { $0 == "s: waiting for 1 trial that other workers run" }
    #expect(lines.count == 1, "\(errors)")
    // The same state is shown once.
    #expect(errors.split(separator: "\n").filter { $0.hasPrefix("s 0/1 trial") }.count <= 2)
  }

  @Test func `workers leave the weights of the best cell, as a sweep does`() throws {
    let files = try SweepFiles(
      "{product: {optimizer.lr: [0.1, 0.2, 0.3]}, repeats: 2}", "{weights: best}", steps: 400)
    let workers = try (0..<2).map { _ in
      try files.start("work", "--quiet", "--jobs", "1", "--heartbeat", "5s")
    }
    for worker in workers {
      let (status, errors) = (worker.wait(), try worker.errors())
      #expect(status == 0 && errors.isEmpty, "\(errors)")
    }
    let whole = try Self.undisturbed(files)
    #expect(try files.remains() == whole)
    let name = "checkpoint/weights.safetensors"
    let kept = ["out", "whole"].map { out in
      files.runs(out).map { files.bytes($0, name, out) }
    }
    #expect(kept[0] == kept[1] && kept[0].compactMap(\.self).count == 2)
    #expect(Self.claims(files).isEmpty)
  }

  @Test func `trials that have failed are run again where that is asked for`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}}")
    let expanded = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
    let ids = expanded.output.split(separator: "\n").map(String.init)
    #expect(try files.run("work", "--quiet").status == 0)
    let journal = "\(try files.sweep())/journal"
    for name in try FileManager.default.contentsOfDirectory(atPath: journal) {
      try FileManager.default.removeItem(atPath: "\(journal)/\(name)")
    }
    try Data("{\"id\":\"\(ids[0])\",\"status\":\"failed\",\"message\":\"why\"}\n".utf8)
      .write(to: URL(fileURLWithPath: "\(journal)/other.jsonl"))
    #expect(try files.run("work", "--quiet").status == 11)
    let again = try files.run("work", "--retry", "failed")
    #expect(again.status == 0 && again.output.hasSuffix(": 2 done\n"), "\(again.output)")
  }

  @Test func `a spec without a sweep has no trials to share`() throws {
    let files = try SweepFiles("{repeats: 2}")
    let work = try files.run("work", "--set", "sweep=null")
    #expect(work.status == 65)
    #expect(work.errors == "s.yaml: error: has no 'sweep:'; runner run runs it\n")
    let broken = try files.run("work", "--set", "sweep.repeats=x")
    #expect(broken.status == 65 && broken.errors.contains("expected a whole number"))
  }
}
