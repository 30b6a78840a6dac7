internal import ArgumentParser
internal import Charts
internal import Execution
internal import Messages

/// `runner plot`: what runs have measured, as curves.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    _superCommandName: DirectParsing.root,
    abstract: "Draw what runs have measured, with bands over seeds.",
    usage: "runner plot PATH... [options]",
    discussion: """
      Takes runs, sweeps, folders of results, of a name the newest sweep, or any CSV file with a \
      column step. Runs that differ by their seeds alone are one curve: their mean, in the band \
      of its 95 % t interval. Others are told apart by the values of their specs that differ.

        runner plot results/onecycle                      in the terminal
        runner plot results/a results/b --metric accuracy one panel, two curves
        runner plot results/rates --svg rates.svg         a picture
        runner plot results/rates --csv rates.csv         mean, low and high

      Of one experiment all that was measured is drawn; of several what they are judged by and \
      the losses. A value that is not finite is a gap.
      """)

  @Argument(
    help: ArgumentHelp("Runs, sweeps, folders of results, or CSV files.", valueName: "path"))
  var paths: [String]

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("The columns to draw, such as validation.accuracy.", valueName: "name"))
  var metric: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Write a picture, in place of the drawing; - for stdout.", valueName: "out"))
  var svg: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Write the points, in place of the drawing; - for stdout.", valueName: "out")
  )
  var csv: String?

  @Flag(name: .long, help: "Print nothing but errors beside the result.")
  var quiet = false

  func validate() throws {
    if paths.contains("") { throw ValidationError("a path needs a name.") }
    guard svg != "", csv != "" else { throw ValidationError("--svg and --csv need a file's name.") }
    guard svg == nil || svg != csv else {
      throw ValidationError("--svg and --csv would both write to \(Legible.escaped(svg ?? "")).")
    }
    for out in [svg, csv].compactMap(\.self) where out != "-" {
      guard !paths.contains(where: { PictureFile.isSame($0, as: out) }) else {
        throw ValidationError("\(Legible.escaped(out)) would replace what is read.")
      }
    }
  }

  func run() throws {
    do {
      let plot = try CurvePlot(at: paths, metrics: metric)
      Console.report(plot.warnings, warnings: !quiet)
      if let svg { try write(Array(SVGPicture(plot.chart).text.utf8), to: svg) }
      if let csv { try write(plot.csv, to: csv) }
      if svg == nil, csv == nil { try Self.draw(plot) }
    } catch let problem as Problem {
      Console.tell(problem.text)
      try (problem.status ?? .software).exitUnlessDone()
    }
  }

  /// Draws curves in the terminal.
  static func draw(_ plot: CurvePlot) throws {
    let lines = TextPlot(plot.chart, on: Terminal.output.abilities).lines
    try Console.print(lines.joined(separator: "\n"))
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" { try Console.write(bytes) } else { try PictureFile.write(bytes, to: path) }
  }
}
