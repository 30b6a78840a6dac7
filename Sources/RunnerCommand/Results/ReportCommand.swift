internal import ArgumentParser
internal import Execution
internal import System

/// `runner report`: runs and sweeps as one HTML file.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    _superCommandName: DirectParsing.root,
    abstract: "Write a report of runs or a sweep as one HTML file.",
    discussion: """
      Takes runs, sweeps, or folders of results, of a name the newest sweep. The file needs no \
      network. Its path is printed.

        runner report results/onecycle
        runner report results/rates --watch

      Without --out a run's report goes into its folder, a sweep's into that of the sweep, that of \
      a folder of results into this, and that of several paths to report.html here. The points of \
      mean curves go into a CSV file beside it, report-means.csv.
      """)

  @Argument(help: ArgumentHelp("Runs, sweeps, or folders of results.", valueName: "path"))
  var paths: [String]

  @Option(name: .long, help: ArgumentHelp("Where the report goes.", valueName: "file.html"))
  var out: String?

  @Flag(
    name: .long,
    help: "Write it again every two seconds until all has ended; the page reloads itself.")
  var watch = false

  private static let pause = 2

  func validate() throws {
    if paths.contains("") { throw ValidationError("a path needs a name.") }
    if let out, out.isEmpty || out == "-" {
      throw ValidationError("--out needs the name of a file.")
    }
  }

  func run() throws {
    do {
      var isFirst = true
      while true {
        let report = try Report(at: paths, reload: watch ? Self.pause : nil)
        let path = out ?? report.path
        try report.write(to: path)
        if isFirst { try Console.print(path) }
        isFirst = false
        if !watch || report.isEnded { return }
        Thread.sleep(microseconds: UInt32(1_000_000 * Self.pause))
      }
    } catch let problem as Problem {
      Console.tell(problem.text)
      try (problem.status ?? .software).exitUnlessDone()
    }
  }
}
