internal import ArgumentParser
internal import Execution
internal import System

/// `runner launch slurm`: an array of workers.
struct LaunchSlurmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm",
    abstract: "Submit an array of workers of a sweep to Slurm, or show how it stands.",
    usage: "runner launch slurm FILE [--slurm-OPTION VALUE]... [options]",
    discussion: """
      Freezes the sweep in its folder, and submits one array of 'runner work' that runs its trials. \
      The same command again shows how trials and tasks stand, and submits tasks that are missing \
      for the trials that are left. Any option of sbatch is passed on by --slurm- before its name:

        runner launch slurm FILE --slurm-partition gpu --slurm-time=4:00:00 --slurm-exclusive

      A task is told 120 s before its end to save (--slurm-signal), is put back into the queue when \
      it is preempted (--slurm-no-requeue), and has one processor for each thread of its trials \
      (--slurm-cpus-per-task). Logs lie in the folder slurm/ of the sweep's.

      It ends with 0 when it has submitted what was missing or nothing was, and with 11 when all \
      trials have ended and some have failed; with --wait also with 75 where the tasks have ended \
      and trials are left.
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var file: String

  @OptionGroup var spec: SpecArguments

  @OptionGroup var trials: TrialArguments

  @OptionGroup var claims: ClaimArguments

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many tasks there are to be; up to 16, of ten minutes and more, if left out.",
      valueName: "n"))
  var tasks: Int?

  @Option(name: .customLong(SlurmArguments.name), help: .hidden)
  var slurm: [String] = []

  @Flag(name: .long, help: "Wait until all trials or all tasks have ended.")
  var wait = false

  @Flag(name: .long, help: "Print what would be submitted, and do nothing.")
  var print = false

  @Flag(name: .long, help: "Cancel all tasks; what they run is saved.")
  var cancel = false

  @Flag(name: .long, help: "Print the state as a JSON object.")
  var json = false

  func validate() throws {
    if let tasks, tasks < 1 { throw ValidationError("--tasks takes a whole number from 1 on.") }
    if cancel, wait || print {
      throw ValidationError("--cancel goes neither with --wait nor with --print.")
    }
    _ = try options()
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
    let launch = SlurmLaunch(sweep, try options())
    if print { return try Console.print(launch.text) }
    var outcome = cancel ? launch.cancel() : launch.submit()
    try show(outcome)
    if wait, outcome.problems.isEmpty {
      outcome = launch.wait { StopSignal.received }
      try show(outcome)
    }
    try outcome.status.exitUnlessDone()
  }

  private func options() throws -> SlurmLaunch.Options {
    var options = SlurmLaunch.Options(root: trials.out)
    (options.tasks, options.jobs) = (tasks, trials.jobs ?? 1)
    options.retriesFailed = trials.retriesFailed
    options.environment = Host.environment
    options.workerOptions = trials.workerOptions + claims.workerOptions
    do throws(SlurmOption.Mistake) {
      for text in slurm { options.slurm.append(try SlurmOption(text)) }
    } catch { throw ValidationError("\(error.message).") }
    return options
  }

  private func show(_ outcome: LaunchOutcome) throws {
    Console.report(outcome.problems, warnings: !trials.quiet)
    if json {
      if let text = outcome.json { try Console.print(text) }
    } else if !trials.quiet, !outcome.lines.isEmpty {
      try Console.print(outcome.lines.joined(separator: "\n"))
    }
  }
}
