internal import ArgumentParser
internal import Execution

/// `runner compare`: what differs between runs, and whether it means anything.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    _superCommandName: DirectParsing.root,
    abstract: "Compare runs: what differs, and which is better.",
    usage: "runner compare PATH... [options]",
    discussion: """
      Takes runs, sweeps, or folders of results, of a name the newest sweep; or one sweep, whose \
      cells are compared. Runs at one path that differ by their seeds alone are one cell.

        runner compare results/step results/onecycle
        runner compare results/rates --metric best.validation.accuracy
        runner compare results/folds --over data.split.fold

      Shows the values of the specs that differ; the mean of each metric with its 95 % t interval; \
      and how the cells compare with the best: paired by seed (the exact sign-flip test and a BCa \
      bootstrap interval) where most seeds are the same, or else by Welch's t test, with p adjusted \
      by Holm for several; P(better), that a run of the best is better; which cannot be told from the best, and how many more \
      seeds would tell. Ends with 0 also where they differ.
      """)

  @Argument(
    help: ArgumentHelp("Runs, sweeps, or folders of results.", valueName: "path"))
  var paths: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The metric: a column such as validation.accuracy or best.validation.loss. By default a \
      sweep's objective, train.monitor, the validation loss, or the training loss.
      """, valueName: "name"))
  var metric: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      A path of specs: runs that differ by its value alone are one cell, paired by it, as those that \
      differ by their seeds are. It may be given several times.
      """, valueName: "path"))
  var over: [String] = []

  @Flag(name: .long, help: "Print a JSON object in place of the tables.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp("Write it as a page, too, which needs no network.", valueName: "file"))
  var html: String?

  func validate() throws {
    if paths.contains("") { throw ValidationError("a path needs a name.") }
    if let html, html.isEmpty || html == "-" {
      throw ValidationError("--html needs the name of a file.")
    }
  }

  func run() throws {
    do {
      let comparison = try RunComparison(at: paths, metric: metric, over: over)
      if let html { try comparison.writePage(to: html) }
      let lines = json ? [comparison.json] : comparison.lines(width: Terminal.output.lineWidth)
      try Console.print(lines.joined(separator: "\n"))
    } catch let problem as Problem {
      Console.tell(problem.text)
      try (problem.status ?? .software).exitUnlessDone()
    }
  }
}
