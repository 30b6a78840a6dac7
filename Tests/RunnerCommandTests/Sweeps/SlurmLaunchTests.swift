import Foundation
import TestSupport
import Testing

/// `runner launch slurm` with commands in the place of Slurm's, which note what they are told.
///
/// Slurm itself is tried by `.ci/slurm`.
@Suite struct SlurmLaunchTests {
  private let files: SweepFiles

  init() throws {
    files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]}}")
    try FileManager.default.createDirectory(
      atPath: "\(files.folder.path)/bin", withIntermediateDirectories: false)
    for (name, answer) in [
      ("sbatch", "echo '17;cluster'"), ("scontrol", "echo 'MaxArraySize = 5'"),
      ("squeue", "cat \"$D/queue\""), ("scancel", ":"),
    ] {
      let script = """
        #!/bin/sh
        D='\(files.folder.path)'
        printf '%s\\0' "$@" > "$D/told-\(name)"
        \(answer)
        """
      let path = try files.folder.write(Array(script.utf8), "bin/\(name)")
      chmod(path, 0o755)
    }
    try queue("")
  }

  private func queue(_ text: String) throws {
    _ = try files.folder.write(Array(text.utf8), "queue")
  }

  /// What a command was told last; nil if nothing.
  private func told(_ name: String) -> [String]? {
    let path = "\(files.folder.path)/told-\(name)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return FileManager.default.contents(atPath: path)?
      .split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a shell ends with that is started in the folder.
  private func shell(_ arguments: [String]) throws -> Int32 {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = arguments
    shell.currentDirectoryURL = URL(fileURLWithPath: files.folder.path)
    shell.standardOutput = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    return shell.terminationStatus
  }

  private func launch(_ arguments: String..., spec: String = "s.yaml") throws -> RunnerProcess {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try RunnerProcess(
      ["launch", "slurm", spec, "--out", "out"] + arguments, in: files.folder.path,
      environment: ["PATH": "\(files.folder.path)/bin:\(path)"])
  }

  @Test func `an array is submitted, and then what is missing of it`() throws {
    let first = try launch("--tasks", "3", "--slurm-partition", "gpu", "--slurm-time=5")
    #expect(first.status == 0 && first.errors.isEmpty, "\(first.errors)")
    #expect(first.output.contains(": 6 left\nsubmitted job 17 of 3 tasks; logs are in "))
    let command = try #require(told("sbatch"))
    #expect(command.contains("--array=0-2") && command.contains("--partition=gpu"))
    #expect(command.contains("--time=5") && command.contains("--requeue"))
    // The script is what a task runs.
    let script = try #require(command.last)
    try queue("RUNNING\nPENDING\n")
    let second = try launch("--tasks", "3")
    #expect(second.output.contains("tasks: 1 running, 1 pending\nsubmitted job 17 of 1 task;"))
    #expect(told("sbatch")?.contains("--array=0-0") == true)
    try queue("RUNNING\nRUNNING\nRUNNING\n")
    let third = try launch("--tasks", "3")
    #expect(third.status == 0 && told("sbatch") == nil && !third.output.contains("submitted"))
    #expect(try shell([script]) == 0)
    try queue("")
    let last = try launch("--json")
    #expect(last.status == 0 && told("sbatch") == nil)
    #expect(last.output.contains("\"done\":6,\"diverged\":0,\"failed\":0,\"left\":0"))
  }

  @Test func `an array is no larger than Slurm allows`() throws {
    #expect(try launch("--tasks", "6").status == 0)
    #expect(told("sbatch")?.contains("--array=0-4") == true)
  }

  @Test func `nothing of a spec reaches a shell`() throws {
    let name = "it's $(touch evil) `touch evil` \"%A\" \\ ; touch evil #"
    let text = try String(contentsOfFile: "\(files.folder.path)/s.yaml", encoding: .utf8)
    let quoted = "'" + name.replacing("'", with: "''") + "'"
    _ = try files.folder.write(
      Array(text.replacing("name: s\n", with: "name: \(quoted)\n").utf8), "q.yaml")
    let launched = try launch(spec: "q.yaml")
    #expect(launched.status == 0, "\(launched.errors)")
    let command = try #require(told("sbatch"))
    let script = try #require(command.last)
    #expect(script.contains("/out/\(name)/sweeps/"))
    #expect(try shell([script]) == 0)
    #expect(try launch("--json", spec: "q.yaml").output.contains("\"done\":6,"))
    let found = FileManager.default.enumerator(atPath: files.folder.path)
    #expect(found?.contains { ($0 as? String)?.hasSuffix("/evil") == true } == false)
    // What is printed is that command, for a shell.
    let printed = try launch("--print", "--set", "seed=1", spec: "q.yaml")
    let line = try #require(printed.output.split(separator: "\n").first)
    #expect(try shell(["-c", "PATH='\(files.folder.path)/bin':$PATH; \(line)"]) == 0)
    #expect(told("sbatch")?.contains { $0.contains("/out/\(name)/sweeps/") } == true)
  }

  @Test func `to print changes nothing`() throws {
    let printed = try launch("--print", "--slurm-quiet", "--slurm-propagate", "--slurm-exclusive")
    #expect(printed.status == 0 && printed.output.hasPrefix("sbatch --parsable"))
    #expect(printed.output.contains(" --exclusive ") && printed.output.contains("\nexec "))
    #expect(told("sbatch") == nil)
    #expect(!FileManager.default.fileExists(atPath: "\(files.folder.path)/out"))
  }

  @Test func `tasks are cancelled by the name of the sweep's jobs`() throws {
    #expect(try launch().status == 0)
    let name = told("sbatch")?.first { $0.hasPrefix("--job-name=") }?.dropFirst(11)
    try queue("RUNNING\nPENDING\n")
    let cancelled = try launch("--cancel")
    #expect(cancelled.status == 0 && cancelled.output.hasSuffix("cancelled 2 tasks\n"))
    #expect(try told("scancel") == ["--name=\(#require(name))"])
  }

  @Test func `to wait ends when no task is left, and says so`() throws {
    let waited = try launch("--wait")
    #expect(waited.status == 75 && waited.output.hasSuffix(": 6 left\n"))
  }

  /// While the first worker runs, Slurm says that a task does; then the journals tell that all is done.
  @Test func `to wait ends with the last trial, and asks Slurm rarely`() throws {
    try queue("RUNNING\n")
    let script = """
      #!/bin/sh
      echo 'squeue: error: a complaint' >&2
      echo asked >>'\(files.folder.path)/asked'
      cat '\(files.folder.path)/queue'
      """
    chmod(try files.folder.write(Array(script.utf8), "bin/squeue"), 0o755)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let waiting = try StartedRunner(
      ["launch", "slurm", "s.yaml", "--out", "out", "--wait", "--tasks", "1"],
      in: files.folder.path,
      environment: ["PATH": "\(files.folder.path)/bin:\(path)"])
    let asked = { try? String(contentsOfFile: "\(files.folder.path)/asked", encoding: .utf8) }
    #expect(waiting.wait { asked()?.count ?? 0 >= 3 * "asked\n".count })
    #expect(try files.run("work", "--quiet").status == 0)
    #expect(waiting.wait() == 0)
    // What Slurm complains of is no task.
    #expect(try waiting.output().contains("tasks: 1 running\n"))
  }

  @Test func `what lies in packs is done, and what is gone is left`() throws {
    for (out, results) in [("packs", "{pack: true}"), ("folders", "{pack: false}")] {
      let set = ["--set", "results=\(results)"]
      #expect(try files.run("work", "--quiet", set[0], set[1], out: out).status == 0)
      let done = try launch("--json", set[0], set[1], "--out", out)
      #expect(done.output.contains("\"done\":6,") && done.output.contains("\"left\":0"))
      if let run = files.runs(out).first {
        try FileManager.default.removeItem(atPath: "\(files.folder.path)/\(out)/s/\(run)")
      } else {
        try FileManager.default.removeItem(atPath: "\(files.folder.path)/\(out)/s/packs")
      }
      let left = try launch("--json", set[0], set[1], "--out", out)
      let count = out == "packs" ? 6 : 1
      #expect(left.output.contains("\"left\":\(count),"), "\(left.output)")
      // No more tasks than an array may have.
      #expect(told("sbatch")?.contains("--array=0-\(min(count, 5) - 1)") == true)
    }
  }

  @Test func `trials that have failed are left where they are to run again`() throws {
    #expect(try files.run("work", "--quiet").status == 0)
    let expanded = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
    let id = try #require(expanded.output.split(separator: "\n").first)
    let journal = "\(try files.sweep())/journal"
    for name in try FileManager.default.contentsOfDirectory(atPath: journal) {
      let path = "\(journal)/\(name)"
      let lines = try String(contentsOfFile: path, encoding: .utf8)
        .split(separator: "\n").filter { !$0.contains(id) }
      try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: path))
    }
    try Data("{\"id\":\"\(id)\",\"status\":\"failed\",\"message\":\"why\"}\n".utf8)
      .write(to: URL(fileURLWithPath: "\(journal)/other.jsonl"))
    let usual = try launch()
    #expect(usual.status == 11 && told("sbatch") == nil)
    let retried = try launch("--retry", "failed")
    #expect(retried.status == 0 && retried.output.contains(": 5 done, 1 left\n"))
    let script = try #require(told("sbatch")?.last)
    #expect(try shell([script]) == 0)
    #expect(try launch("--retry", "failed", "--wait").output.hasSuffix(": 6 done\n"))
  }

  @Test func `without Slurm, and where it refuses, the command says why`() throws {
    let lacking = try RunnerProcess(
      ["launch", "slurm", "s.yaml"], in: files.folder.path, environment: ["PATH": "/nowhere"])
    #expect(lacking.status == 66)
    #expect(lacking.errors.hasPrefix("squeue: error: cannot be started; Slurm is not there"))
    let script = "#!/bin/sh\necho 'sbatch: error: invalid partition' >&2\nexit 1\n"
    chmod(try files.folder.write(Array(script.utf8), "bin/sbatch"), 0o755)
    let refused = try launch()
    #expect(refused.status == 71)
    #expect(
      refused.errors
        == "sbatch: error: ended with status 1: sbatch: error: invalid partition\n")
  }

  @Test(
    arguments: [
      (["--slurm-array=1"], "'--slurm-array' cannot be given: runner gives it itself."),
      (["--slurm-X", "1"], "'--slurm-X' is no name of an option of sbatch."),
      (["--slurm-time"], "'--slurm-time' needs a value, which may stand behind '='."),
      (["--slurm-time", "--print"], "'--slurm-time' needs a value, which may stand behind '='."),
      (["--tasks", "0"], "--tasks takes a whole number from 1 on."),
      (["--jobs", "0"], "--jobs takes a whole number from 1 to 1024."),
      (["--heartbeat", "x"], "--heartbeat takes a time from 0.1s to 1h, as in 30s."),
      (["--cancel", "--wait"], "--cancel goes neither with --wait nor with --print."),
    ]) func `options that make no sense are refused`(_ options: [String], _ text: String) throws
  {
    let refused = try RunnerProcess(
      ["launch", "slurm", "s.yaml"] + options, in: files.folder.path)
    #expect(refused.status == 64 && refused.errors.contains(text), "\(refused.errors)")
  }
}
