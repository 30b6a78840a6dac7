import Testing

@testable import Execution

@Suite struct SlurmTests {
  private static func array(
    folder: String = "/r/n/sweeps/s/slurm", options: [SlurmOption] = []
  ) -> SlurmArray {
    SlurmArray(
      program: "/bin/runner", spec: "/r/n/sweeps/s/sweep.yaml", root: "/r", folder: folder,
      name: "runner-s-1", tasks: 4, jobs: 2, threads: 3, workerOptions: ["--heartbeat", "5s"],
      options: options)
  }

  @Test func `an array is one command, and its script one worker`() {
    #expect(
      Self.array().command == [
        "sbatch", "--parsable", "--job-name=runner-s-1", "--array=0-3", "--open-mode=append",
        "--output=/r/n/sweeps/s/slurm/%A_%a.log", "--chdir=/r/n/sweeps/s/slurm", "--requeue",
        "--signal=B:USR1@120", "--ntasks=1", "--cpus-per-task=6", "/r/n/sweeps/s/slurm/work.sh",
      ])
    #expect(
      Self.array().text.split(separator: "\n").last
        == "exec /bin/runner work /r/n/sweeps/s/sweep.yaml --out /r --jobs 2 --heartbeat 5s")
  }

  @Test func `what the user asks of Slurm goes before what is usual`() throws {
    let options = try ["cpus-per-task=16", "signal=B:TERM@30", "exclusive", "comment=a b;$(c)"]
      .map(SlurmOption.init)
    let command = Self.array(options: options).command
    #expect(
      command.suffix(7) == [
        "--requeue", "--ntasks=1", "--cpus-per-task=16", "--signal=B:TERM@30", "--exclusive",
        "--comment=a b;$(c)", "/r/n/sweeps/s/slurm/work.sh",
      ])
  }

  /// Slurm puts numbers in the place of signs with a percent, wherever in the path they stand; in a path
  /// with a backslash it does not, and takes that away.
  @Test(
    arguments: [
      ("/a%Ab", "/a%%Ab/%A_%a.log"), ("/a\\b", "/a\\\\b/work.log"),
      ("/a%A\\b", "/a%A\\\\b/work.log"), ("/it's $(x)", "/it's $(x)/%A_%a.log"),
    ]) func `the folder of the logs is the one that is meant`(_ folder: String, _ log: String)
  {
    let command = Self.array(folder: folder).command
    #expect(command.contains("--output=\(log)") && command.contains("--chdir=\(folder)"))
  }

  @Test func `a sweep has other jobs in other results`() {
    let names = ["/a/n/sweeps/s", "/b/n/sweeps/s"].map { SlurmArray.name(of: "s", in: $0) }
    #expect(names[0] != names[1] && names.allSatisfy { $0.hasPrefix("runner-s-") })
  }

  @Test(
    arguments: [
      ("", "'--slurm-' is no name of an option of sbatch"),
      ("Partition=x", "'--slurm-Partition' is no name of an option of sbatch"),
      ("a b", "'--slurm-a b' is no name of an option of sbatch"),
      ("-x", "'--slurm--x' is no name of an option of sbatch"),
      ("array=0-9", "'--slurm-array' cannot be given: runner gives it itself"),
      ("output=x", "'--slurm-output' cannot be given: runner gives it itself"),
      ("wrap=rm", "'--slurm-wrap' cannot be given: runner gives it itself"),
      // What `sbatch` itself says of each, as it is called in the table.
      ("help", "'--slurm-help' cannot be given: sbatch submits nothing with it"),
      ("test-only", "'--slurm-test-only' cannot be given: sbatch submits nothing with it"),
      ("time", "'--slurm-time' needs a value, which may stand behind '='"),
      ("export", "'--slurm-export' needs a value, which may stand behind '='"),
      ("quiet=x", "'--slurm-quiet' takes no value"),
      ("hold=1", "'--slurm-hold' takes no value"),
      ("arr=0-9", "'--slurm-arr' is no name of an option of sbatch; did you mean '--slurm-array'?"),
      (
        "partit=x",
        "'--slurm-partit' is no name of an option of sbatch; did you mean '--slurm-partition'?"
      ),
    ]) func `options that make no sense are refused`(_ text: String, _ message: String)
  {
    let error = #expect(throws: SlurmOption.Mistake.self) { try SlurmOption(text) }
    #expect(error?.message == message)
  }

  // As `sbatch --help` of Slurm 22.05 has them, and what it says of each with a value and without.
  @Test(
    arguments: [
      ("time", "5", true), ("comment", "a b", true), ("export-file", "-", true),
      ("time", "--wait", false), ("time", "-p", false), ("quiet", "s.yaml", false),
      ("propagate", "s.yaml", false), ("exclusive", "s.yaml", false), ("nice", "5", false),
      ("no-kill", "off", false), ("hold", "s.yaml", false), ("reboot", "s.yaml", false),
      // An option of a plugin.
      ("burst", "3", true), ("burst", "--wait", false),
    ]) func `an option takes the next argument only if that can be its value`(
      _ name: String, _ next: String, _ takes: Bool
    )
  {
    #expect(SlurmOption.takes(next, after: name) == takes)
  }

  @Test(
    arguments: [
      ("propagate", "--propagate"), ("propagate=STACK", "--propagate=STACK"), ("quiet", "--quiet"),
      ("nice=5", "--nice=5"), ("time=", "--time="), ("burst", "--burst"),
    ]) func `an option is one argument of sbatch's`(_ text: String, _ argument: String) throws
  {
    #expect(try SlurmOption(text).argument == argument)
  }

  /// Each half as long again as the one before, from 2 s to 30 s: by hand.
  @Test func `Slurm is asked more and more rarely`() {
    var pauses = WaitPauses()
    let seconds = (0..<9).map { _ in pauses.next() / .seconds(1) }
    #expect(seconds == [2, 3, 4.5, 6.75, 10.125, 15.1875, 22.78125, 30, 30])
  }

  @Test func `Slurm's answers are read`() {
    #expect(
      SlurmCommands.maxArraySize(in: "A = 1\nMaxArraySize            = 1001\nB = 2\n") == 1001)
    #expect(SlurmCommands.maxArraySize(in: "MaxArraySizes = 7\n") == nil)
    let tasks = SlurmCommands.tasks(
      in: "PENDING\nRUNNING\nPENDING\nCOMPLETING\n\nREQUEUE_HOLD \n")
    #expect(tasks.map(\.state) == ["pending", "running", "requeue_hold"])
    #expect(tasks.map(\.count) == [2, 1, 1])
  }

  // Trials, jobs, the median's seconds, tasks asked for, tasks.
  @Test(
    arguments: [
      (1000, 1, nil, nil, 16), (5, 1, nil, nil, 5), (5, 2, nil, nil, 3), (1000, 1, nil, 100, 100),
      (7, 2, nil, 100, 4), (1000, 1, 0.01, nil, 1), (1000, 1, 6, nil, 10), (1000, 4, 6, nil, 3),
      (1000, 1, 3600, nil, 16), (3, 1, 1e300, nil, 3), (1000, 1, 0.01, 8, 8),
      (0, 1, nil, nil, 0),
    ] as [(Int, Int, Double?, Int?, Int)])
  func `tasks are as many as suit the trials`(
    _ trials: Int, _ jobs: Int, _ seconds: Double?, _ asked: Int?, _ count: Int
  ) {
    #expect(
      TaskCount.wanted(for: trials, jobs: jobs, seconds: seconds, asked: asked) == count)
  }
}
