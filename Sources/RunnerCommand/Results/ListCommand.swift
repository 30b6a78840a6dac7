internal import ArgumentParser
internal import Execution

/// `runner list`: the runs so far.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    _superCommandName: DirectParsing.root,
    abstract: "List the runs so far.",
    usage: """
      runner list [<folder> ...] [--where <condition> ...] [--sort <path>]
                         [--columns <path,path>] [--json] [--csv] [--quiet]
      """,
    discussion: """
      A row a run of the folders, the newest last: with the last and the best value of \
      train.monitor's metric, or else of the validation loss, or else the last training loss.

        runner list                                       all under results
        runner list --where scheduler.type=one_cycle --where 'optimizer.lr<0.1'
        runner list --sort -best.validation.accuracy --columns optimizer.lr,seed

      A path is one of the spec (optimizer.lr, model.0.linear.out_features), a column of what was \
      measured (validation.accuracy, best.validation.loss, steps), or another key of result.json \
      (started, host, git.commit). Conditions hold together; = != < <= > >= compare numbers as \
      numbers and texts as texts, and of a run without the value != alone holds, and =null. Quote those with \
      < and >.
      """)

  @Argument(
    help: ArgumentHelp("Folders of results: of runs, sweeps, names, or all.", valueName: "folder"))
  var folders = ["results"]

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("List only runs of which this holds: PATH=VALUE.", valueName: "condition"))
  var conditions: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Sort by a value; -PATH for the greatest first.", valueName: "path"))
  var sort: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Show name, ID and the values at these paths.", valueName: "path,path"))
  var columns: String?

  @Flag(name: .long, help: "Print a JSON object a run, on a line each.")
  var json = false

  @Flag(name: .long, help: "Print comma-separated values.")
  var csv = false

  @Flag(name: .long, help: "Print nothing but errors beside the result.")
  var quiet = false

  func validate() throws {
    if json, csv { throw ValidationError("--json and --csv would both write the runs.") }
    if folders.contains("") { throw ValidationError("a folder needs a name.") }
    for text in conditions where RunCondition(text) == nil {
      throw ValidationError(
        "--where takes PATH=VALUE, or != < <= > >= in the place of =; '\(text)' is neither.")
    }
    if let sort, RunOrder(sort) == nil { throw ValidationError("--sort takes PATH or -PATH.") }
    if let columns, paths(columns).contains("") {
      throw ValidationError("--columns takes paths with commas between them.")
    }
  }

  func run() throws {
    do {
      let list = try RunList(
        at: folders, where: conditions.compactMap(RunCondition.init),
        by: sort.flatMap(RunOrder.init), columns: columns.map(paths))
      Console.report(list.warnings, warnings: !quiet)
      try show(list)
    } catch let problem as Problem {
      Console.tell(problem.text)
      try (problem.status ?? .software).exitUnlessDone()
    }
  }

  private func show(_ list: RunList) throws {
    if csv { return try Console.print(list.csv) }
    let lines = json ? list.json : list.lines(width: Terminal.output.lineWidth)
    if !lines.isEmpty { try Console.print(lines.joined(separator: "\n")) }
  }

  private func paths(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
