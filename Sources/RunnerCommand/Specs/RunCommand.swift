internal import ArgumentParser
internal import Execution
internal import Messages
internal import System

/// `runner run`: trains what the files declare.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    _superCommandName: DirectParsing.root,
    abstract: "Train what experiment files declare (the default command).",
    usage: "runner [run] FILE... [options]",
    discussion: """
      Results land in OUT/NAME/ID: spec.yaml, resolved.json, metrics.csv, result.json. The ID \
      follows from the resolved values and the data, so the same experiment has the same folder; \
      if it is done there, nothing is run again. With several files all are checked before the \
      first one runs.

      --trial runs trials of a sweep one after another, each whole, as the same values would run \
      alone: no pruner ends it. The exit status is that of a single run, 10 where it has diverged, \
      while a whole sweep, of which that is a result, ends with 0, and with 11 where trials failed.
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

  @Argument(help: ArgumentHelp("The experiment files.", valueName: "file"))
  var files: [String]

  @OptionGroup var spec: SpecArguments

  @OptionGroup var trials: TrialArguments

  @Flag(
    name: .long,
    help: "Run again what is done, in a folder of its own, and resume that if interrupted.")
  var force = false

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Run these trials of a sweep alone and whole, by their IDs.", valueName: "id"))
  var trial: [String] = []

  @Flag(exclusivity: .chooseLast)
  var failing = Failing.keepGoing

  @Flag(
    name: .long, help: "Draw in the terminal what was measured, when a run or a sweep has ended.")
  var plot = false

  @Flag(name: .long, help: "Print each result as a JSON object on a line of its own.")
  var json = false

  func validate() throws {
    try SpecArguments.checkStreams(files)
    guard !json || !plot else {
      throw ValidationError("--json and --plot would both write to standard output.")
    }
    if !trial.isEmpty, files.count > 1 {
      throw ValidationError("--trial goes with one file.")
    }
  }

  func run() throws {
    StopSignal.catchAll()
    var status = ExitStatus.done
    for queued in try queue() {
      if case .run = queued, !trial.isEmpty || trials.retry != nil {
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
        let prepared = try spec.spec(file, isQuiet: trials.quiet)
        queue.append(QueuedSpec(prepared, isAlone: files.count == 1))
      } catch {
        Console.report(error.problems, warnings: !trials.quiet)
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
      Console.report(error.problems, warnings: !trials.quiet)
      return error.status
    }
    Console.report(prepared.warnings, warnings: !trials.quiet)
    let display = trials.quiet ? nil : ProgressDisplay()
    let run = ExperimentRun(
      prepared, in: trials.out, isForced: force, environment: Host.environment)
    let outcome = run.run {
      display?.show($0)
    } stopSignal: {
      StopSignal.received
    } warn: {
      Console.report([$0], warnings: !trials.quiet)
    }
    display?.finish()
    return try show(outcome)
  }

  /// Runs a sweep, or the trials of it that were asked for.
  private func run(_ sweep: PreparedSweep) throws -> ExitStatus {
    Console.report(sweep.warnings, warnings: !trials.quiet)
    return try trial.isEmpty ? runAll(sweep) : runSome(sweep)
  }

  /// Runs all trials of a sweep, in processes beside one another.
  private func runAll(_ sweep: PreparedSweep) throws -> ExitStatus {
    let display = trials.quiet ? nil : SweepDisplay()
    var options = SweepRun.Options(root: trials.out)
    options.jobs = trials.jobs
    options.failsFast = failing == .failFast
    options.isForced = force
    options.retriesFailed = trials.retriesFailed
    options.environment = Host.environment
    let outcome = SweepRun(sweep, options).run {
      display?.show($0)
    } stopSignal: {
      StopSignal.received
    } warn: {
      display?.finish()
      Console.report([$0], warnings: !trials.quiet)
    }
    display?.finish()
    Console.report(outcome.problems, warnings: !trials.quiet)
    let text = json ? outcome.json : trials.quiet ? nil : outcome.lines.joined(separator: "\n")
    do {
      if let text { try Console.print(text) }
      try draw(outcome.folder)
    } catch  where outcome.status == .hungUp {
      // The terminal that it would stand on is gone.
    }
    return outcome.status
  }

  /// Runs the trials of a sweep that were asked for, one after another.
  private func runSome(_ sweep: PreparedSweep) throws -> ExitStatus {
    let runs = TrialRuns(sweep, in: trials.out, isForced: force, environment: Host.environment)
    var status = ExitStatus.done
    for trial in try chosenTrials(of: sweep) {
      let outcome = runs.run(trial) { _ in
      } stopSignal: {
        StopSignal.received
      } warn: {
        Console.report([$0], warnings: !trials.quiet)
      }
      let ended = try show(outcome)
      if let signal = StopSignal.received { return ExitStatus(signal) }
      if status == .done { status = ended }
    }
    return status
  }

  private func chosenTrials(of sweep: PreparedSweep) throws -> [Trial] {
    do throws(SweepState.UnknownTrial) {
      return try SweepState(sweep, in: trials.out).trials(withIDs: trial)
    } catch {
      throw ValidationError(
        "There is no trial '\(Legible.escaped(error.id))'; runner expand shows those that there are."
      )
    }
  }

  /// Shows what came of a run, and says how the command ends because of it.
  private func show(_ outcome: RunOutcome) throws -> ExitStatus {
    Console.report(outcome.problems, warnings: !trials.quiet)
    let text = json && outcome.json != nil ? outcome.json : trials.quiet ? nil : outcome.line
    do {
      if let text { try Console.print(text) }
      try draw(outcome.folder)
    } catch  where outcome.status == .hungUp {
      // The terminal that it would stand on is gone.
    }
    return outcome.status
  }

  /// Draws what was measured, where that is asked for and there is anything.
  private func draw(_ folder: String?) throws {
    guard plot, let folder else { return }
    let curves: CurvePlot
    do throws(Problem) {
      curves = try CurvePlot(at: [folder])
    } catch { return Console.report([Problem(error.text, nil)], warnings: !trials.quiet) }
    Console.report(curves.warnings, warnings: !trials.quiet)
    try PlotCommand.draw(curves)
  }
}
