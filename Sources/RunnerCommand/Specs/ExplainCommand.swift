internal import ArgumentParser
internal import Execution
internal import Messages

/// `runner explain`: a resolved value and its origin.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    _superCommandName: DirectParsing.root,
    abstract: "Show what a value of an experiment file resolves to, and where it comes from.",
    discussion: """
      Prints every value at or below the path with its type and its origin: a line of the file, \
      an option, or a default. Without a path it prints all of them.

        runner explain experiments/onecycle.yaml optimizer.groups.biases
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var file: String

  @Argument(help: ArgumentHelp("A path such as optimizer.lr; all values if left out."))
  var path = ""

  @OptionGroup var spec: SpecArguments

  @Flag(name: .long, help: "Print a JSON object: value, type and origin by path.")
  var json = false

  func run() throws {
    let explanation = Explanation(path: file, overrides: spec.settings, memory: spec.memory)
    let lines = explanation.lines(for: path)?.joined(separator: "\n")
    Console.report(explanation.problems, warnings: false)
    if let text = json ? explanation.json(for: path) : lines {
      try Console.print(text)
      return try explanation.status.exitUnlessDone()
    }
    try explanation.status.exitUnlessDone()
    let advice = explanation.nearest(to: path).map { "; did you mean '\($0)'?" } ?? ""
    Console.tell(
      Legible.escaped("\(file): error: there is no value at \(Legible.name(path))\(advice)"))
    try ExitStatus.usage.exitUnlessDone()
  }
}
