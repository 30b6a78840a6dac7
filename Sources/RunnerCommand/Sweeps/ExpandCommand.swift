internal import ArgumentParser
internal import Execution
internal import Messages

/// `runner expand`: the trials of a sweep.
struct ExpandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expand",
    _superCommandName: DirectParsing.root,
    abstract: "Show the trials of an experiment file with a sweep.",
    usage: "runner expand FILE [options]",
    discussion: """
      Checks every trial, and prints each as a JSON object on a line of its own: its number, the \
      ID that names its folder, and its values by their paths. `--ids` prints IDs alone, each \
      once, for a shell to run:

        runner expand --ids FILE | xargs -P 8 -n 20 runner run FILE --quiet --trial

      A Makefile runs them with `make -j 8`:

        all: $(addprefix run-,$(shell runner expand --ids FILE))
        run-%: ; runner run FILE --quiet --trial $*
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var file: String

  @OptionGroup var spec: SpecArguments

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of all results, from which the trials of a search follow.", valueName: "folder"))
  var out = "results"

  @Flag(name: .long, help: "Print the IDs alone, each once.")
  var ids = false

  @Flag(name: .long, help: "Print nothing but errors beside the trials.")
  var quiet = false

  func run() throws {
    do {
      switch try spec.spec(file, isQuiet: quiet) {
      case .run(let run): try Console.print(ids ? run.id : run.trialJSON)
      case .sweep(let sweep):
        Console.report(sweep.warnings, warnings: !quiet)
        let state = SweepState(sweep, in: out)
        let lines = ids ? state.distinctIDs : state.trials.map(state.json)
        try Console.print(lines.joined(separator: "\n"))
      }
    } catch let error as PreparationError {
      Console.report(error.problems, warnings: !quiet)
      try error.status.exitUnlessDone()
    }
  }
}
