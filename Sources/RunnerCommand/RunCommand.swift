internal import ArgumentParser
internal import Execution
internal import Messages
internal import System

/// `runner run`: trains what the files declare.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train what experiment files declare (the default command).",
    usage: "runner [run] FILE... [options]",
    discussion: """
      Results land in OUT/NAME/ID: spec.yaml, resolved.json, metrics.csv, result.json. The ID \
      follows from the resolved values and the data, so the same experiment has the same folder; \
      if it is done there, nothing is run again. With several files all are checked before the \
      first one runs.
      """)

  /// What becomes of a sweep one of whose trials has failed.
  enum Failing: String, EnumerableFlag {
    case keepGoing, failFast

    static func help(for value: Failing) -> ArgumentHelp? {
      switch value {
      case .keepGoing: "Run the other trials of a sweep after one has failed."
      case .failFast: "End a sweep when a trial has failed."
      }
    }
  }

  /// Which trials are run again.
  enum Retried: String, ExpressibleByArgument, CaseIterable { case failed }

  @Argument(help: ArgumentHelp("The experiment files.", valueName: "file"))
  var files: [String]

  @OptionGroup var spec: SpecArguments

  @Option(name: .long, help: ArgumentHelp("The folder of all results.", valueName: "folder"))
  var out = "results"

  @Flag(
    name: .long,
    help: "Run again what is done, in a folder of its own, and resume that if interrupted.")
  var force = false

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Run these trials of a sweep alone, by their IDs.", valueName: "id"))
  var trial: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many trials of a sweep run at a time; as many as there are cores if left out.",
      valueName: "n"))
  var jobs: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which trials of a sweep that have ended before are run again.", valueName: "status"))
  var retry: Retried?

  @Flag(exclusivity: .chooseLast)
  var failing = Failing.keepGoing

  @Flag(name: .long, help: "Print each result as a JSON object on a line of its own.")
  var json = false

  @Flag(name: .long, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    try SpecArguments.checkStreams(files)
    if !trial.isEmpty, files.count > 1 {
      throw ValidationError("--trial goes with one file.")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a whole number from 1 to 1024.")
    }
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
  }

  func run() throws {
    StopSignal.catchAll()
    var status = ExitStatus.done
    for queued in try queue() {
      if case .run = queued, !trial.isEmpty || retry != nil {
        throw ValidationError("--trial and --retry go with a file that has a sweep.")
      }
      if let signal = StopSignal.received {
        status = ExitStatus(signal)
        break
      }
      let ended =
        switch queued {
        case .run(let run): try self.run(run)
        case .sweep(let sweep): try run(sweep)
        }
      if status == .done { status = ended }
    }
    try status.exitUnlessDone()
  }

  /// The runs of all files, all of which have been checked.
  private func queue() throws -> [QueuedSpec] {
    var status = ExitStatus.done
    var queue: [QueuedSpec] = []
    for file in files {
      do throws(PreparationError) {
        let prepared = try Preparation.spec(
          path: file, overrides: spec.settings, memory: spec.memory)
        queue.append(QueuedSpec(prepared, isAlone: files.count == 1))
      } catch {
        Console.report(error.problems, warnings: !quiet)
        if status == .done { status = error.status }
      }
    }
    try status.exitUnlessDone()
    return queue
  }

  private func run(_ queued: QueuedRun) throws -> ExitStatus {
    let prepared: PreparedRun
    do throws(PreparationError) {
      prepared = try queued.load()
    } catch {
      Console.report(error.problems, warnings: !quiet)
      return error.status
    }
    Console.report(prepared.warnings, warnings: !quiet)
    let display = quiet ? nil : ProgressDisplay()
    let run = ExperimentRun(
      prepared, in: out, isForced: force, environment: Host.environment)
    let outcome = run.run {
      display?.show($0)
    } stopSignal: {
      StopSignal.received
    } warn: {
      Console.report([$0], warnings: !quiet)
    }
    display?.finish()
    return try show(outcome)
  }

  /// Runs a sweep, or the trials of it that were asked for.
  private func run(_ sweep: PreparedSweep) throws -> ExitStatus {
    Console.report(sweep.warnings, warnings: !quiet)
    return try trial.isEmpty ? runAll(sweep) : runSome(sweep)
  }

  /// Runs all trials of a sweep, in processes beside one another.
  private func runAll(_ sweep: PreparedSweep) throws -> ExitStatus {
    let display = quiet ? nil : SweepDisplay()
    var options = SweepRun.Options(root: out)
    options.jobs = jobs
    options.failsFast = failing == .failFast
    options.isForced = force
    options.retriesFailed = retry == .failed
    options.environment = Host.environment
    let outcome = SweepRun(sweep, options).run {
      display?.show($0)
    } stopSignal: {
      StopSignal.received
    } warn: {
      display?.finish()
      Console.report([$0], warnings: !quiet)
    }
    display?.finish()
    Console.report(outcome.problems, warnings: !quiet)
    let text = json ? outcome.json : quiet ? nil : outcome.lines.joined(separator: "\n")
    do {
      if let text { try Console.print(text) }
    } catch  where outcome.status == .hungUp {
      // The terminal that it would stand on is gone.
    }
    return outcome.status
  }

  /// Runs the trials of a sweep that were asked for, one after another.
  private func runSome(_ sweep: PreparedSweep) throws -> ExitStatus {
    let runs = TrialRuns(sweep, in: out, isForced: force, environment: Host.environment)
    var status = ExitStatus.done
    for trial in try trials(of: sweep) {
      let outcome = runs.run(trial) { _ in
      } stopSignal: {
        StopSignal.received
      } warn: {
        Console.report([$0], warnings: !quiet)
      }
      let ended = try show(outcome)
      if let signal = StopSignal.received { return ExitStatus(signal) }
      if status == .done { status = ended }
    }
    return status
  }

  private func trials(of sweep: PreparedSweep) throws -> [Trial] {
    do throws(SweepState.UnknownTrial) {
      return try SweepState(sweep, in: out).trials(withIDs: trial)
    } catch {
      throw ValidationError(
        "There is no trial '\(Legible.escaped(error.id))'; runner expand shows those that there are."
      )
    }
  }

  /// Shows what came of a run, and says how the command ends because of it.
  private func show(_ outcome: RunOutcome) throws -> ExitStatus {
    Console.report(outcome.problems, warnings: !quiet)
    let text = json && outcome.json != nil ? outcome.json : quiet ? nil : outcome.line
    do {
      if let text { try Console.print(text) }
    } catch  where outcome.status == .hungUp {
      // The terminal that it would stand on is gone.
    }
    return outcome.status
  }
}
