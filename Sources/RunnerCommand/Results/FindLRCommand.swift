internal import ArgumentParser
internal import Charts
internal import Execution
internal import Results
internal import System

/// `runner find-lr`: what range tests say.
struct FindLRCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find-lr",
    _superCommandName: DirectParsing.root,
    abstract: "Read a learning rate off range tests, or run one.",
    discussion: """
      Takes results of a range test (scheduler: range_finder): runs, the folder of a name or of a \
      sweep; or any CSV file with columns lr and loss. Several of the same rates, such as those \
      of several seeds, are read together: the median of their losses. An experiment file \
      (.yaml) is trained for some steps with a range test in its scheduler's place; the results \
      go to NAME.range-test.

        runner find-lr experiments/onecycle.yaml    run a range test, and read it
        runner find-lr results/range/3f2a9c01b7de   what the methods suggest
        runner find-lr range.csv --plot             and the curve in the terminal
        runner find-lr range.csv --apply FILE       and options for a spec
        runner find-lr range.csv --verify FILE      and three short cycles

      valley, slide, minimum and steep are fastai's, lightning is PyTorch Lightning's, \
      torch_lr_finder that package's, smith reads accuracy. Each smooths, stops and trims as its \
      library does. Recommended are the median of valley, minimum and steep as the greatest \
      rate, and a tenth of it to begin with. Of a test of batch sizes (knob: batch_size) is told \
      between which of them the loss fell.
      """)

  @Argument(
    help: ArgumentHelp("Results of range tests, CSV files, or experiment files.", valueName: "path")
  )
  var paths: [String]

  @OptionGroup var spec: SpecArguments

  @Flag(name: .long, help: "Read losses as they were measured, not smoothed, stopped or trimmed.")
  var raw = false

  @Flag(name: .long, help: "Draw the losses in the terminal.")
  var plot = false

  @Option(name: .long, help: ArgumentHelp("Write the losses as a picture.", valueName: "out"))
  var svg: String?

  @Flag(name: .long, help: "Print a JSON object in place of the table.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp("Print the options that put the rates into this file.", valueName: "file"))
  var apply: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Train this file for short cycles to a third of the rate, the rate, and three times it.",
      valueName: "file"))
  var verify: String?

  @Option(name: .long, help: "Steps of a range test, and of a cycle of --verify.")
  var steps = 100

  @Option(name: .long, help: "The first rate of a range test.")
  var start = 1e-7

  @Option(name: .long, help: "The last rate of a range test.")
  var end = 10.0

  @Option(name: .long, help: "How many seeds a range test is run with.")
  var seeds = 1

  @Option(name: .long, help: ArgumentHelp("The folder of all results.", valueName: "folder"))
  var out = "results"

  @Flag(name: .long, help: "Print nothing but errors beside the result.")
  var quiet = false

  func validate() throws {
    guard !json || !plot else {
      throw ValidationError("--json and --plot would both write to standard output.")
    }
    guard svg != "-" || !json && !plot else {
      throw ValidationError("--svg - goes with neither --json nor --plot.")
    }
    guard (6...1_000_000).contains(steps) else {
      throw ValidationError("--steps takes a whole number from 6 to 1000000.")
    }
    guard (1...1000).contains(seeds) else {
      throw ValidationError("--seeds takes a whole number from 1 to 1000.")
    }
    guard start > 0, end > start, end < .infinity else {
      throw ValidationError("--start and --end take rates above 0, the lower one first.")
    }
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
    try SpecArguments.checkStreams(paths + [apply, verify].compactMap(\.self))
  }

  func run() throws {
    // Where nothing is trained, a signal ends the command at once.
    if verify != nil || paths.contains(where: isSpec) { StopSignal.catchAll() }
    try Console.ending(warnings: !quiet) { try readTests() }
  }

  private func readTests() throws {
    var report = try RangeReport(try paths.flatMap(sources), isRaw: raw)
    if apply != nil || verify != nil {
      let recommended = try report.recommendedRate()
      if let apply {
        report.options = try RateOptions(
          recommended, for: apply, overrides: spec.settings, memory: spec.memory)
      }
      if let verify {
        report.verification = try RateVerification(
          of: recommended.upperBound, steps: steps, training(verify))
      }
    }
    Console.report(report.warnings, warnings: !quiet)
    try show(report)
  }

  private func show(_ report: RangeReport) throws {
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
  }

  /// The range tests of a path: those that are there, or those of an experiment file, which are run.
  private func sources(_ path: String) throws -> [RangeSource] {
    guard isSpec(path) else {
      return try RangeSource.sources(at: path) { Console.report([$0], warnings: !quiet) }
    }
    let training = training(path)
    let first = try training.seed()
    return try (0..<UInt64(seeds)).map { index in
      let run = try training.rangeTest(
        steps: steps, from: start, to: end, seed: seeds > 1 ? first &+ index : nil)
      return try RangeSource.source(of: run)
    }
  }

  private func isSpec(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  private func training(_ path: String) -> SpecTraining {
    var training = SpecTraining(path: path)
    (training.overrides, training.root) = (spec.settings, out)
    (training.memory, training.environment) = (spec.memory, Host.environment)
    training.stopSignal = { StopSignal.received }
    let isQuiet = quiet
    training.warn = { Console.report([$0], warnings: !isQuiet) }
    return training
  }
}
