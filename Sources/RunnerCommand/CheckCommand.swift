internal import ArgumentParser
internal import Execution
internal import Messages

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

  @Flag(name: .long, help: "Show the network: each layer's output, parameters and operations.")
  var verbose = false

  func validate() throws { try SpecArguments.checkStreams(files) }

  func run() throws {
    var status = ExitStatus.done
    for file in files {
      do {
        switch try spec.spec(file, isQuiet: quiet) {
        case .run(let run):
          Console.report(run.warnings, warnings: !quiet)
          if !quiet { try Console.print("\(Legible.escaped(run.path)): ok") }
          if verbose { try Console.print(NetworkSummary(run).lines.joined(separator: "\n")) }
        case .sweep(let sweep):
          Console.report(sweep.warnings, warnings: !quiet)
          let count = counted(sweep.mostTrials, "trial")
          if !quiet { try Console.print("\(Legible.escaped(file)): ok, \(count)") }
        }
      } catch let error as PreparationError {
        Console.report(error.problems, warnings: !quiet)
        if status == .done { status = error.status }
      }
    }
    try status.exitUnlessDone()
  }
}
