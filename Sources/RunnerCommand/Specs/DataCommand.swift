internal import ArgumentParser
internal import Execution

/// `runner data`: what was read of an experiment's data.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    _superCommandName: DirectParsing.root,
    abstract: "Show what is read of an experiment's data: columns, splits, classes and ranges.",
    discussion: """
      Prints how a table was read (its delimiter, the type of each column, missing values), \
      the samples and classes of each split, and the range of each input as it is trained on.

        runner data experiments/iris.yaml
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var file: String

  @OptionGroup var spec: SpecArguments

  func run() throws {
    let summary = DataSummary(path: file, overrides: spec.settings)
    Console.report(summary.problems, warnings: true)
    if let lines = summary.lines { try Console.print(lines.joined(separator: "\n")) }
    try summary.status.exitUnlessDone()
  }
}
