internal import ArgumentParser
internal import Execution

/// `runner check`: everything that can be found without training.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find all mistakes of experiment files without training.",
    discussion: """
      Reads the files and their data, infers every shape, assigns every parameter to its group, \
      and walks every schedule over the whole run. All mistakes are reported, each where it \
      stands; suspicions are warnings and do not change the exit status.
      """)

  @Argument(help: ArgumentHelp("The experiment files.", valueName: "file"))
  var files: [String]

  @OptionGroup var spec: SpecArguments

  @Flag(name: .long, help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    var status = ExitStatus.done
    for file in files {
      let preparation = Preparation(path: file, overrides: spec.settings)
      Console.report(preparation.problems, warnings: !quiet)
      if preparation.status == .done, !quiet { try Console.print("\(file): ok") }
      if status == .done { status = preparation.status }
    }
    try status.exitUnlessDone()
  }
}
