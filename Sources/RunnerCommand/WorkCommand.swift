internal import ArgumentParser
internal import Execution
internal import System

/// `runner work`: one of the workers that share the trials of a sweep.
struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
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

  @Option(name: .long, help: ArgumentHelp("The folder of all results.", valueName: "folder"))
  var out = "results"

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

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many trials run at a time; as many as there are cores if left out.", valueName: "n"))
  var jobs: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The time after which a claim is renewed, 30s if left out.", valueName: "time"))
  var heartbeat: String?

  @Flag(name: .long, help: "Print the result as a JSON object.")
  var json = false

  @Flag(name: .long, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a whole number from 1 to 1024.")
    }
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
    for (name, text) in [("--until", until), ("--heartbeat", heartbeat)] {
      guard let text, TimeSpan(text) == nil else { continue }
      throw ValidationError("\(name) takes a time, as in 3h50m or 30s.")
    }
    if let heartbeat = heartbeat.flatMap(TimeSpan.init), !heartbeat.isHeartbeat {
      throw ValidationError("--heartbeat takes a time from 0.1s to 1h.")
    }
    if let count, count < 1 { throw ValidationError("--of takes a whole number from 1 on.") }
    if let index {
      guard let count else { throw ValidationError("--index K goes with --of N.") }
      guard WorkShare(index: index, count: count) != nil else {
        throw ValidationError("--index takes a whole number from 0 to \(count - 1), below --of.")
      }
    }
  }

  func run() throws {
    StopSignal.catchAll()
    let sweep: PreparedSweep
    do throws(PreparationError) {
      sweep = try Preparation.sweep(path: file, overrides: spec.settings, memory: spec.memory)
    } catch {
      Console.report(error.problems, warnings: !quiet)
      return try error.status.exitUnlessDone()
    }
    Console.report(sweep.warnings, warnings: !quiet)
    let outcome = work(sweep)
    Console.report(outcome.problems, warnings: !quiet)
    try show(outcome)
    try outcome.status.exitUnlessDone()
  }

  private func work(_ sweep: PreparedSweep) -> SweepOutcome {
    let display = quiet ? nil : SweepDisplay()
    defer { display?.finish() }
    return SweepWork(sweep, options).run {
      display?.show($0)
    } stopSignal: {
      StopSignal.received
    } warn: {
      display?.finish()
      Console.report([$0], warnings: !quiet)
    }
  }

  private var options: SweepWork.Options {
    let environment = Host.environment
    var options = SweepWork.Options(root: out)
    options.jobs = jobs
    options.environment = environment
    options.share = WorkShare(index: index, of: count, environment: environment)
    options.time =
      until.flatMap(TimeSpan.init).map { .seconds($0.seconds) }
      ?? JobEnd.left(environment: environment, now: Timestamp.now())
    if let heartbeat = heartbeat.flatMap(TimeSpan.init) { options.heartbeat = heartbeat.seconds }
    return options
  }

  private func show(_ outcome: SweepOutcome) throws {
    let text = json ? outcome.json : quiet ? nil : outcome.lines.joined(separator: "\n")
    do {
      if let text { try Console.print(text) }
    } catch  where outcome.status == .hungUp {
      // The terminal that it would stand on is gone.
    }
  }
}
