internal import ArgumentParser
internal import Charts
internal import Execution

/// `runner find-lr`: what range tests say.
struct FindLRCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find-lr",
    abstract: "Read a learning rate off range tests.",
    discussion: """
      Takes results of a range test (scheduler: range_finder): runs, the folder of a name or of a \
      sweep; or any CSV file with columns lr and loss. Several of the same rates, such as those \
      of several seeds, are read together: the median of their losses.

        runner find-lr results/range/3f2a9c01b7de   what the methods suggest
        runner find-lr range.csv --plot             and the curve in the terminal
        runner find-lr results/range --svg lr.svg   a picture; - for standard output

      valley, slide, minimum and steep are fastai's, lightning is PyTorch Lightning's, \
      torch_lr_finder that package's, smith reads accuracy. Each smooths, stops and trims as its \
      library does. Recommended are the median of valley, minimum and steep as the greatest rate, \
      and a tenth of it to begin with.
      """)

  @Argument(help: ArgumentHelp("Results of range tests, or CSV files.", valueName: "path"))
  var paths: [String]

  @Flag(name: .long, help: "Read losses as they were measured, not smoothed, stopped or trimmed.")
  var raw = false

  @Flag(name: .long, help: "Draw the losses in the terminal.")
  var plot = false

  @Option(name: .long, help: ArgumentHelp("Write the losses as a picture.", valueName: "out"))
  var svg: String?

  @Flag(name: .long, help: "Print a JSON object in place of the table.")
  var json = false

  @Flag(name: .long, help: "Print nothing but errors beside the result.")
  var quiet = false

  func validate() throws {
    guard !json || !plot else {
      throw ValidationError("--json and --plot would both write to standard output.")
    }
  }

  func run() throws {
    do {
      let sources = try paths.flatMap { path throws(Problem) in try RangeSource.sources(at: path) }
      let report = try RangeReport(sources, isRaw: raw)
      Console.report(report.warnings, warnings: !quiet)
      if let svg {
        let picture = SVGPicture(RangeChart(report).chart).text
        if svg == "-" { return try Console.print(picture) }
        try PictureFile.write(picture, to: svg)
      }
      if plot {
        let lines = TextPlot(RangeChart(report).chart, on: Terminal.output.abilities).lines
        try Console.print(lines.joined(separator: "\n") + "\n")
      }
      try Console.print(json ? report.json : report.lines.joined(separator: "\n"))
    } catch let problem as Problem {
      Console.tell(problem.text)
      try (problem.status ?? .software).exitUnlessDone()
    }
  }
}
