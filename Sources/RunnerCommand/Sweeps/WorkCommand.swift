internal import ArgumentParser
internal import Execution
internal import System

/// `runner work`: one of the workers that share the trials of a sweep.
struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    _superCommandName: DirectParsing.root,
    abstract: "Run trials of a sweep beside other workers, here or on other machines.",
    usage: "runner work FILE [options]",
    discussion: """
      Claims a trial that no worker has, runs it, and goes on until all have ended. Start any number \
      of them, at any time, on any machines that share the folder of results; a trial whose worker \
      is dead or frozen is taken over after three heartbeats. It begins with its share of the trials \
      where it is one of several tasks: of arrays of Slurm, PBS, Grid Engine, LSF, HTCondor, Flux and \
      Kubernetes it knows that by itself.

      It ends with 0 when all trials are done, with 11 when some have failed, and with 75 when \
      trials are left for later because its time is over. SIGTERM, SIGINT, SIGHUP, SIGUSR1 and \
      SIGUSR2 save what is running, for any worker to go on with.
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var file: String

  @OptionGroup var spec: SpecArguments

  @OptionGroup var trials: TrialArguments

  @OptionGroup var claims: ClaimArguments

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long to work, as in 3h50m; begins no trial in the last of that, twice what one takes.",
      discussion: "Slurm's end of the job if left out.", valueName: "time"))
  var until: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Which of several workers this is, from 0.", valueName: "k"))
  var index: Int?

  @Option(
    name: .customLong("of"), help: ArgumentHelp("How many workers there are.", valueName: "n"))
  var count: Int?

  @Flag(name: .long, help: "Print the result as a JSON object.")
  var json = false

  func validate() throws {
    if let until, TimeSpan(until) == nil {
      throw ValidationError("--until takes a time, as in 3h50m or 30s.")
    }
    if let count, count < 1 { throw ValidationError("--of takes a whole number from 1 on.") }
    _ = try share()
  }

  /// The trials to begin with; nil for all of them in order.
  private func share() throws -> WorkShare? {
    do throws(ArrayTask.Mistake) {
      return try WorkShare(index: index, of: count, environment: Host.environment)
    } catch { throw ValidationError("\(error.message).") }
  }

  func run() throws {
    StopSignal.catchAll()
    let sweep: PreparedSweep
    do throws(PreparationError) {
      sweep = try spec.sweep(file, isQuiet: trials.quiet)
    } catch {
      Console.report(error.problems, warnings: !trials.quiet)
      return try error.status.exitUnlessDone()
    }
    Console.report(sweep.warnings, warnings: !trials.quiet)
    let outcome = try work(sweep)
    Console.report(outcome.problems, warnings: !trials.quiet)
    try show(outcome)
    try outcome.status.exitUnlessDone()
  }

  private func work(_ sweep: PreparedSweep) throws -> SweepOutcome {
    let display = trials.quiet ? nil : SweepDisplay()
    defer { display?.finish() }
    let options = try options()
    let (work, weights) = (SweepWork(sweep, options), BestWeights(sweep, options))
    func show(_ progress: SweepProgress) { display?.show(progress) }
    func stopSignal() -> StopSignal? { StopSignal.received }
    let warn: (Problem) -> Void = { problem in
      display?.finish()
      Console.report([problem], warnings: !trials.quiet)
    }
    let outcome = work.run(show: show, stopSignal: stopSignal, warn: warn)
    return weights.keep(after: outcome, show: show, stopSignal: stopSignal, warn: warn)
  }

  private func options() throws -> SweepWork.Options {
    let environment = Host.environment
    var options = SweepWork.Options(root: trials.out)
    options.jobs = trials.jobs
    options.retriesFailed = trials.retriesFailed
    options.environment = environment
    options.share = try share()
    options.time =
      until.flatMap(TimeSpan.init).map { .seconds($0.seconds) }
      ?? JobEnd.left(environment: environment, now: Timestamp.now())
    if let heartbeat = claims.seconds { options.heartbeat = heartbeat }
    return options
  }

  private func show(_ outcome: SweepOutcome) throws {
    let text = json ? outcome.json : trials.quiet ? nil : outcome.lines.joined(separator: "\n")
    do {
      if let text { try Console.print(text) }
    } catch  where outcome.status == .hungUp {
      // The terminal that it would stand on is gone.
    }
  }
}
