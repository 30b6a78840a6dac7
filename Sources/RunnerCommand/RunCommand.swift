internal import ArgumentParser
internal import Execution
internal import System

/// `runner run`: trains what the files declare.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train what experiment files declare (the default command).",
    discussion: """
      Results land in OUT/NAME/ID: spec.yaml, resolved.json, metrics.csv, result.json. The ID \
      follows from the resolved values and the data, so the same experiment has the same folder; \
      if it is done there, nothing is run again. With several files all are checked before the \
      first one runs.
      """)

  @Argument(help: ArgumentHelp("The experiment files.", valueName: "file"))
  var files: [String]

  @OptionGroup var spec: SpecArguments

  @Option(name: .long, help: ArgumentHelp("The folder of all results.", valueName: "folder"))
  var out = "results"

  @Flag(name: .long, help: "Run again what is done, in a folder of its own beside the old one.")
  var force = false

  @Flag(name: .long, help: "Print each result as a JSON object.")
  var json = false

  @Flag(name: .long, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
  }

  func run() throws {
    StopSignal.catchAll()
    if files.count > 1 { try checkAll() }
    var status = ExitStatus.done
    for file in files {
      if let signal = StopSignal.received {
        status = signal.status
        break
      }
      let ended = try runOne(file)
      if status == .done { status = ended }
    }
    try status.exitUnlessDone()
  }

  private func checkAll() throws {
    var status = ExitStatus.done
    for file in files {
      let preparation = Preparation(path: file, overrides: spec.settings)
      if preparation.status == .done { continue }
      Console.report(preparation.problems, warnings: !quiet)
      if status == .done { status = preparation.status }
    }
    try status.exitUnlessDone()
  }

  private func runOne(_ file: String) throws -> ExitStatus {
    let preparation = Preparation(path: file, overrides: spec.settings)
    Console.report(preparation.problems, warnings: !quiet)
    if preparation.status != .done { return preparation.status }
    let display = quiet ? nil : ProgressDisplay()
    let options = ExperimentRun.Options(
      root: out, isForced: force, environment: Host.environment)
    guard let run = ExperimentRun(preparation, options) else { return .software }
    let outcome = run.run {
      display?.show($0)
    } stopSignal: {
      StopSignal.received
    } warn: {
      Console.report([$0], warnings: !quiet)
    }
    display?.finish()
    Console.report(outcome.problems, warnings: !quiet)
    if json, let object = outcome.json {
      try Console.print(object)
    } else if !quiet, let line = outcome.line {
      try Console.print(line)
    }
    return outcome.status
  }
}
