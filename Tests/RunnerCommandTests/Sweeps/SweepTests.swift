import Foundation
import TestSupport
import Testing

/// Sweeps over many trials, disturbed and not.
@Suite struct SweepTests {
  static let grid =
    "{product: {optimizer.lr: [0.1, 0.2, 0.3, 0.4], optimizer.momentum: [0, 0.5]}, repeats: 3}"

  @Test func `help says how a trial alone runs, and ends`() throws {
    let folder = try TemporaryFolder()
    let help = try RunnerProcess(["run", "--help"], in: folder.path)
    let text = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("no pruner ends it. The exit status is that of a single run, 10 where"))
    #expect(
      text.contains("--trial <id> Run these trials of a sweep alone and whole, by their IDs."))
  }

  @Test func `a sweep leaves its tables, and is done when it is run again`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}, repeats: 2}")
    let first = try files.run("--jobs", "2")
    #expect(first.status == 0 && first.messages.isEmpty, "\(first.messages)")
    #expect(first.output.hasPrefix("rank  optimizer.lr  n  train.loss\n1     0.2"))
    #expect(first.output.hasSuffix(": 4 done\n"))
    let trials = try files.text("trials.csv").split(separator: "\n")
    #expect(trials[0] == "trial,id,cell,optimizer.lr,seed,status,steps,epochs,train.loss")
    #expect(trials.count == 5 && trials[4].hasPrefix("3,"))
    #expect(trials[4].contains(",0.2,1,done,20,2.5,"))
    let summary = try files.text("summary.csv").split(separator: "\n")
    #expect(summary[0] == "cell,optimizer.lr,n,mean,sd,low,high,min,max,rank")
    #expect(summary.count == 3 && summary[1].hasPrefix("0,0.1,2,") && summary[2].hasSuffix(",1"))
    let remains = try files.remains()
    let seconds = try files.text("seconds.csv")
    let again = try files.run()
    #expect(again.status == 0 && again.output == first.output)
    #expect(try files.remains() == remains)
    #expect(try files.text("seconds.csv") == seconds)
    let frozen = try RunnerProcess(
      ["expand", "--ids", "\(try files.sweep())/sweep.yaml"], in: files.folder.path)
    #expect(frozen.output.split(separator: "\n").map(String.init).sorted() == files.runs())
  }

  @Test func `any number of jobs and trials run one by one leave the same bytes`() throws {
    let files = try SweepFiles(Self.grid)
    for jobs in ["1", "2", "4"] {
      #expect(try files.run("--quiet", "--jobs", jobs, out: jobs).status == 0)
    }
    let remains = try files.remains("1")
    #expect(remains.metrics.count == 24)
    #expect(try files.remains("2") == remains)
    #expect(try files.remains("4") == remains)
    let expanded = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
    let ids = expanded.output.split(separator: "\n").map(String.init)
    let some = try RunnerProcess(
      ["run", "s.yaml", "--quiet", "--out", "shell", "--trial"] + ids.prefix(9),
      in: files.folder.path)
    #expect(some.status == 0 && some.messages.isEmpty)
    #expect(files.runs("shell") == ids.prefix(9).sorted())
    #expect(try files.run("--quiet", out: "shell").status == 0)
    #expect(try files.remains("shell") == remains)
  }

  @Test func `a trial has the bytes of the run that the same options make`() throws {
    let files = try SweepFiles(
      "{product: {optimizer.lr: [0.3], model.0.linear: [5]}, repeats: 2}", "{weights: all}")
    #expect(try files.run("--quiet").status == 0)
    let settings = ["sweep=null", "optimizer.lr=0.3", "model.0.linear=5", "seed=1"]
    let alone = try RunnerProcess(
      ["s.yaml", "--quiet", "--out", "alone"] + settings.flatMap { ["--set", $0] },
      in: files.folder.path)
    #expect(alone.status == 0 && files.runs("alone").count == 1)
    let id = try #require(files.runs("alone").first)
    for name in [
      "spec.yaml", "source.yaml", "resolved.json", "metrics.csv", "checkpoint/weights.safetensors",
    ] {
      let bytes = ["out", "alone"].map {
        FileManager.default.contents(atPath: "\(files.folder.path)/\($0)/s/\(id)/\(name)")
      }
      #expect(bytes[0] != nil && bytes[0] == bytes[1], "\(name)")
    }
  }

  @Test func `an extended sweep runs only what is new`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}}")
    #expect(try files.run("--quiet").status == 0)
    let path = "\(files.folder.path)/out/s/\(files.runs()[0])/result.json"
    let bytes = FileManager.default.contents(atPath: path)
    let more = try RunnerProcess(
      ["s.yaml", "--out", "out", "--json", "--set", "sweep.repeats=2"], in: files.folder.path)
    #expect(more.status == 0 && files.runs().count == 4)
    #expect(more.output.contains("\"statuses\":{\"running\":0,\"done\":4,"))
    #expect(FileManager.default.contents(atPath: path) == bytes)
  }

  @Test func `editing the spec meanwhile changes nothing`() throws {
    let files = try SweepFiles(Self.grid, steps: 3000)
    let started = try files.start("--quiet", "--jobs", "1")
    #expect(started.wait { !files.runs().isEmpty })
    _ = try files.folder.write(Array("nonsense: [".utf8), "s.yaml")
    #expect(started.wait() == 0)
    #expect(files.runs().count == 24)
  }

  @Test func `a signal stops all trials, and the same command goes on`() throws {
    let files = try SweepFiles(Self.grid, steps: 4000)
    let started = try files.start("--jobs", "2")
    #expect(started.wait { files.runs().count >= 3 })
    started.send(SIGINT)
    #expect(started.wait() == 130)
    #expect(
      try started.output().hasSuffix("interrupted by SIGINT, run the same command to resume\n"))
    #expect(try files.text("trials.csv").contains(",interrupted,"))
    #expect(try files.run("--quiet").status == 0)
    #expect(try files.run("--quiet", out: "whole").status == 0)
    #expect(try files.remains() == files.remains("whole"))
  }

  @Test func `killed workers and coordinators leave the bytes of an undisturbed sweep`() throws {
    let files = try SweepFiles(Self.grid, steps: 2000)
    #expect(try files.run("--quiet", out: "whole").status == 0)
    var random = SplitMix(state: 12)
    for round in 0..<10 {
      let started = try files.start("--quiet", "--jobs", "2")
      usleep(UInt32.random(in: 30_000...400_000, using: &random))
      let workers = SweepFiles.workers(of: started.number)
      if round % 2 == 0 {
        started.send(SIGKILL)
      } else if let worker = workers.randomElement(using: &random) {
        kill(worker, SIGKILL)
        usleep(50_000)
        started.send(SIGKILL)
      }
      _ = started.wait()
      #expect(try RunFiles.damage(in: "\(files.folder.path)/out").isEmpty)
    }
    let last = try files.run("--quiet")
    #expect(last.status == 0, "\(last.errors)")
    #expect(try files.remains() == files.remains("whole"))
  }

  @Test func `a worker that is told to stop takes no trial with it`() throws {
    let files = try SweepFiles("{repeats: 4}", steps: 20_000)
    let started = try files.start("--jobs", "1")
    #expect(started.wait { files.runs().count == 2 })
    let worker = try #require(SweepFiles.workers(of: started.number).first)
    kill(worker, SIGTERM)
    #expect(started.wait() == 0)
    #expect(try started.errors().contains("its process was told to stop; it is begun once more"))
    let trials = try files.text("trials.csv").split(separator: "\n")
    #expect(trials.count == 5 && trials.dropFirst().allSatisfy { $0.contains(",done,20000,") })
  }

  @Test func `a trial whose process is killed twice fails, and the others go on`() throws {
    let files = try SweepFiles("{product: {train.steps: [50000000, 20, 30]}}")
    let started = try files.start("--jobs", "1")
    var killed: Set<Int32> = []
    let isKilled = started.wait {
      for worker in SweepFiles.workers(of: started.number)
      where !killed.contains(worker) && killed.count < 2 {
        // The long trial is the first, and the last that is begun again.
        let isLong = files.runs().contains { id in
          let path = "\(files.folder.path)/out/s/\(id)/spec.yaml"
          let text = try? String(contentsOfFile: path, encoding: .utf8)
          let result = try? String(
            contentsOfFile: "\(files.folder.path)/out/s/\(id)/result.json", encoding: .utf8)
          let lock = try? String(
            contentsOfFile: "\(files.folder.path)/out/s/\(id)/.lock", encoding: .utf8)
          return text?.contains("steps: 50000000") == true && result?.contains("running") == true
            && lock?.contains(" \(worker) ") == true
        }
        guard isLong else { continue }
        killed.insert(worker)
        kill(worker, SIGKILL)
      }
      return killed.count == 2
    }
    #expect(isKilled)
    #expect(started.wait() == 11)
    let errors = try started.errors()
    #expect(errors.contains("its process was ended by signal 9; it is begun once more\n"))
    #expect(errors.contains("error: its process was ended by signal 9, for the second time"))
    #expect(try started.output().hasSuffix(": 2 done, 1 failed\n"))
    #expect(try files.text("trials.csv").split(separator: "\n")[1].contains(",failed,"))
  }

  @Test func `processes beside one another share the trials`() throws {
    let files = try SweepFiles(Self.grid, steps: 3000)
    let expanded = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
    let ids = expanded.output.split(separator: "\n").map(String.init)
    let sweeps = try (0..<2).map { _ in try files.start("--quiet", "--jobs", "2") }
    let shells = try ids.suffix(4).map {
      try StartedRunner(
        ["run", "s.yaml", "--quiet", "--out", "out", "--trial", $0], in: files.folder.path)
    }
    for sweep in sweeps { #expect(sweep.wait() == 0) }
    for shell in shells { #expect([0, 75].contains(shell.wait())) }
    #expect(try files.run("--quiet", out: "whole").status == 0)
    #expect(try files.remains() == files.remains("whole"))
    for id in files.runs() {
      let text = try String(
        contentsOfFile: "\(files.folder.path)/out/s/\(id)/result.json", encoding: .utf8)
      #expect(text.contains("\"resumptions\": 0"))
    }
  }

  @Test func `an unknown trial and options that make no sense are refused`() throws {
    let files = try SweepFiles("{repeats: 2}")
    let unknown = try files.run("run", "--trial", "0123456789ab", "--quiet")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("There is no trial '0123456789ab'; runner expand shows"))
    #expect(try files.run("--jobs", "0").status == 64)
    let failing = try RunnerProcess(
      ["s.yaml", "--set", "sweep.repeats=x"], in: files.folder.path)
    #expect(failing.status == 65)
    #expect(failing.errors.hasPrefix("--set:1:15: error: sweep.repeats: expected a whole number"))
    #expect(files.runs().isEmpty)
  }
}
