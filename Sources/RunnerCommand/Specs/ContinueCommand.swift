internal import ArgumentParser
internal import Execution
internal import System

/// `runner continue`: trains a run further that has ended.
struct ContinueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "continue",
    _superCommandName: DirectParsing.root,
    abstract: "Train a run further that has ended, in a folder of its own.",
    discussion: """
      The run must have kept its state: results: {checkpoints: last}, best, or {every: 5ep} in its spec. It \
      goes on with the state of its optimizer, its counters, order of samples and random numbers as a longer \
      run would at that step; the schedule is that of the new length.

        runner continue results/digits/ID --set train.epochs=12
        runner continue results/digits/ID --from best --set train.epochs=12 \\
          --set optimizer.lr=0.001

      Length, schedule, hyperparameters of the optimizer, early stopping and what is written may change; \
      the model, its data and what is measured may not. An interrupted run is no case for this: the command \
      that began it resumes it, as this one resumes what it has begun.
      """)

  @Argument(help: ArgumentHelp("A run that has ended.", valueName: "run"))
  var path: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which of the states that it has kept: last, best, or a number of updates.",
      valueName: "state"))
  var from = "last"

  @OptionGroup var spec: SpecArguments

  @Option(name: .long, help: ArgumentHelp("The folder of all results.", valueName: "folder"))
  var out = "results"

  @Flag(
    name: .long,
    help: "Run again what is done, in a folder of its own, and resume that if interrupted.")
  var force = false

  @Flag(name: .long, help: "Print the result as a JSON object on a line of its own.")
  var json = false

  @Flag(name: .long, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if path.isEmpty { throw ValidationError("a path needs a name.") }
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
    if ContinuedPlace(from) == nil {
      throw ValidationError("--from takes last, best, or a number of updates.")
    }
  }

  func run() throws {
    StopSignal.catchAll()
    let prepared: PreparedRun
    do throws(PreparationError) {
      prepared = try Preparation.continuation(
        of: path, from: ContinuedPlace(from) ?? .last, overrides: spec.settings,
        memory: spec.memory)
    } catch {
      Console.report(error.problems, warnings: !quiet)
      return try error.status.exitUnlessDone()
    }
    Console.report(prepared.warnings, warnings: !quiet)
    let display = quiet ? nil : ProgressDisplay()
    let outcome = ExperimentRun(
      prepared, in: out, isForced: force, environment: Host.environment
    ).run {
      display?.show($0)
    } stopSignal: {
      StopSignal.received
    } warn: {
      Console.report([$0], warnings: !quiet)
    }
    display?.finish()
    try show(outcome)
  }

  /// Shows what came of the run, and ends the command where it is not done.
  private func show(_ outcome: RunOutcome) throws {
    Console.report(outcome.problems, warnings: !quiet)
    let text = json && outcome.json != nil ? outcome.json : quiet ? nil : outcome.line
    do {
      if let text { try Console.print(text) }
    } catch  where outcome.status == .hungUp {
      // The terminal that it would stand on is gone.
    }
    try outcome.status.exitUnlessDone()
  }
}
