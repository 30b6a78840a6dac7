internal import ArgumentParser
internal import Execution
internal import Messages

/// `runner check`: everything that can be found without training.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    _superCommandName: DirectParsing.root,
    abstract: "Find all mistakes of experiment files without training.",
    usage: "runner check FILE... [options]",
    discussion: """
      Reads the files and their data, infers every shape, assigns every parameter to its group, \
      and walks every schedule over the whole run. All mistakes are reported, each where it \
      stands; suspicions are warnings and do not change the exit status.

      With --journals the decisions that pruned the trials of a sweep are made once more, from what \
      the sweep's journals say that the trials have reported. Each that comes to something else is \
      reported, and the exit status is 1. A decision that was made without a trial which had failed \
      stands when that trial is run again, and is made once more without it. Where other points have \
      taken the numbers of trials since, as in a search when --retry failed has succeeded, decisions \
      about the former points are left out; others that may rest on their reports are counted apart.
      """)

  @Argument(help: ArgumentHelp("The experiment files.", valueName: "file"))
  var files: [String]

  @OptionGroup var spec: SpecArguments

  @Flag(name: .long, help: "Print nothing but errors.")
  var quiet = false

  @Flag(
    name: .long,
    help: "Show the network's layers, each group's parameters, and the sizes of splits and classes."
  )
  var verbose = false

  @Flag(name: .long, help: "Make the decisions in the journals of a sweep once more.")
  var journals = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of all results, in which the journals lie.", valueName: "folder"))
  var out = "results"

  func validate() throws { try SpecArguments.checkStreams(files) }

  func run() throws {
    var status = ExitStatus.done
    for file in files {
      do {
        switch try spec.spec(file, isQuiet: quiet) {
        case .run(let run):
          Console.report(run.warnings, warnings: !quiet)
          if !quiet { try Console.print("\(Legible.escaped(run.path)): ok") }
          if verbose { try Console.print(CheckSummary(run).lines.joined(separator: "\n")) }
          if journals { throw JournalAudit.lacksSweep(file) }
        case .sweep(let sweep):
          Console.report(sweep.warnings, warnings: !quiet)
          let count = counted(sweep.mostTrials, "trial")
          if !quiet { try Console.print("\(Legible.escaped(file)): ok, \(count)") }
          if journals { try checkJournals(of: sweep, file) }
        }
      } catch let error as PreparationError {
        Console.report(error.problems, warnings: !quiet)
        if status == .done { status = error.status }
      }
    }
    try status.exitUnlessDone()
  }

  /// Makes the decisions of a sweep once more.
  ///
  /// - Throws: `PreparationError` with those that come to something else.
  private func checkJournals(of sweep: PreparedSweep, _ file: String) throws {
    let audit = try JournalAudit(sweep, file: file, in: out)
    let count = counted(audit.count, "decision")
    guard !quiet else { return }
    try Console.print("\(Legible.escaped(file)): \(count) made once more, all the same")
    if audit.replacedCount > 0 {
      let count = counted(audit.replacedCount, "decision")
      try Console.print(
        "\(Legible.escaped(file)): \(count) made from trials that others have replaced, not made anew"
      )
    }
  }
}
