internal import JSON
internal import Messages
internal import Results
package import System

/// Starts the workers of a sweep as an array of Slurm's, and tells how they come along.
///
/// Nothing is kept but what Slurm and the folder of results know, so that the command may be given
/// anywhere, any number of times, and its process may end.
package struct SlurmLaunch {
  /// How workers are started.
  package struct Options: Sendable {
    /// The folder of all results.
    package var root: String
    /// How many tasks there are to be; nil for as many as suit the trials.
    package var tasks: Int?
    /// How many trials run at a time in each.
    package var jobs = 1
    /// Whether trials that have failed before are run again.
    package var retriesFailed = false
    /// What workers are told besides.
    package var workerOptions: [String] = []
    /// What the user asks of Slurm.
    package var slurm: [SlurmOption] = []
    /// The variables of Slurm's commands.
    package var environment: [String: String] = [:]

    /// Options with their defaults.
    package init(root: String) { self.root = root }
  }

  /// How many times as long as reading the journals takes, they are left alone after it.
  private static let readingShare = 20

  private let sweep: PreparedSweep
  private let options: Options
  private let root: String
  private let commands: SlurmCommands

  /// Takes a sweep that was checked.
  package init(_ sweep: PreparedSweep, _ options: Options) {
    (self.sweep, self.options) = (sweep, options)
    root = FileSystem.absolute(options.root)
    commands = SlurmCommands(environment: options.environment)
  }

  private var folder: SweepFolder { SweepFolder(root: root, name: sweep.name, id: sweep.id) }

  private var name: String { SlurmArray.name(of: sweep.id, in: folder.path) }

  private var standing: SweepStanding { SweepStanding(sweep, in: root) }

  /// The same, where trials that have failed are left for tasks that run them again.
  private var work: SweepStanding {
    SweepStanding(sweep, in: root, retriesFailed: options.retriesFailed)
  }

  private func array(of tasks: Int) -> SlurmArray {
    SlurmArray(
      program: FileSystem.resolved("/proc/self/exe") ?? "runner", spec: folder.spec, root: root,
      folder: "\(folder.path)/slurm", name: name, tasks: tasks, jobs: options.jobs,
      threads: sweep.threads, workerOptions: options.workerOptions, options: options.slurm)
  }

  /// What would be submitted, and nothing is: the command and the script, as a shell reads them.
  package var text: String {
    let left = work.left
    let array = array(
      of: max(1, TaskCount.wanted(for: left, jobs: options.jobs, asked: options.tasks)))
    let command = ShellText.command(array.command)
    return "\(command)\n\n# \(Legible.escaped(array.path)):\n\(array.text)"
  }

  /// Submits as many tasks as are missing, and says how the sweep and the tasks stand.
  package func submit() -> LaunchOutcome {
    LaunchOutcome.catching { () throws(Problem) in
      let standing = work
      let active = try commands.tasks(named: name)
      let wanted = TaskCount.wanted(
        for: standing.left, jobs: options.jobs, seconds: standing.seconds, asked: options.tasks)
      let missing = wanted - active.reduce(0) { $0 + $1.count }
      guard standing.left > 0, missing > 0 else { return outcome(standing, active) }
      let array = array(of: min(missing, try commands.maxArraySize()))
      try Problem.catching { () throws(FileError) in try write(array) }
      let number = try commands.submit(array)
      return outcome(standing, active, submitted: (number, array))
    }
  }

  /// Freezes the spec, and writes the script.
  private func write(_ array: SlurmArray) throws(FileError) {
    let folder = try SweepFolder(creating: root, name: sweep.name, id: sweep.id)
    try folder.write(spec: sweep.wholeSpec)
    _ = try FileSystem.makeFolder(array.folder)
    try AtomicFile.write(array.text, to: array.path)
  }

  /// Waits until all trials have ended, or no task is left that could run them, or a signal comes.
  ///
  /// Slurm is asked more and more rarely; in between, the journals tell.
  package func wait(stopSignal: () -> StopSignal?) -> LaunchOutcome {
    LaunchOutcome.catching { () throws(Problem) in
      var pauses = WaitPauses()
      while true {
        let active = try commands.tasks(named: name)
        var standing = self.standing
        if active.isEmpty || isOver(standing) {
          return outcome(standing, active, status: standing.status)
        }
        let end = ContinuousClock.now + pauses.next()
        var look = WaitPauses.first
        while !isOver(standing), .now < end {
          if let signal = pause(until: min(end, .now + look), stopSignal) {
            return outcome(standing, active, status: ExitStatus(signal))
          }
          let begin = ContinuousClock.now
          standing = self.standing
          look = max(look, begin.duration(to: .now) * Self.readingShare)
        }
      }
    }
  }

  /// Whether tasks have nothing to do any more.
  private func isOver(_ standing: SweepStanding) -> Bool {
    standing.left == 0 && !(options.retriesFailed && standing.progress.failed > 0)
  }

  /// Lets the time pass until a moment, or until a signal comes.
  private func pause(
    until end: ContinuousClock.Instant, _ stopSignal: () -> StopSignal?
  ) -> StopSignal? {
    while .now < end {
      if let signal = stopSignal() { return signal }
      Thread.sleep(microseconds: 100_000)
    }
    return nil
  }

  /// Cancels all tasks, which save what they run.
  package func cancel() -> LaunchOutcome {
    LaunchOutcome.catching { () throws(Problem) in
      let active = try commands.tasks(named: name)
      if !active.isEmpty { try commands.cancel(named: name) }
      let standing = self.standing
      return outcome(standing, [], cancelled: active.reduce(0) { $0 + $1.count })
    }
  }

  private func outcome(
    _ standing: SweepStanding, _ active: [(state: String, count: Int)],
    submitted: (number: String, array: SlurmArray)? = nil, cancelled: Int? = nil,
    status: ExitStatus? = nil
  ) -> LaunchOutcome {
    let place = Legible.escaped(folder.path)
    var lines = ["\(place): \(standing.progress.counts)"]
    if !active.isEmpty {
      lines.append("tasks: " + active.map { "\($0.count) \($0.state)" }.joined(separator: ", "))
    }
    if let submitted {
      let tasks = counted(submitted.array.tasks, "task")
      lines.append("submitted job \(submitted.number) of \(tasks); logs are in \(place)/slurm")
    }
    if let cancelled { lines.append("cancelled \(counted(cancelled, "task"))") }
    let tasks = active.map { ($0.state, $0.count.json) }
    let json = JSONValue.object([
      ("folder", folder.path.json), ("sweep", sweep.id.json),
      ("done", standing.progress.done.json), ("diverged", standing.progress.diverged.json),
      ("failed", standing.progress.failed.json), ("left", standing.left.json),
      ("tasks", .object(tasks)), ("submitted", (submitted?.array.tasks).json),
      ("job", (submitted?.number).json), ("cancelled", cancelled.json),
    ])
    // To have submitted what is left is all that was asked for.
    let usual: ExitStatus = standing.left > 0 ? .done : standing.status
    return LaunchOutcome(
      status: status ?? usual, lines: lines, json: json.compactText, problems: [])
  }
}
