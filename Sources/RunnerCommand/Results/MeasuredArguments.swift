internal import ArgumentParser
internal import Execution

/// Which run is measured, on which samples.
struct MeasuredArguments: ParsableArguments {
  /// A part of a run's data.
  enum Split: String, CaseIterable, ExpressibleByArgument {
    /// What it was trained on.
    case train
    /// What was held out.
    case validation
    /// What was measured once, at the end.
    case test
  }

  @Argument(help: ArgumentHelp("A finished run.", valueName: "run"))
  var path: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Another file, or folder, in the place of the spec's; all of its samples are taken.",
      valueName: "file"))
  var data: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The file of its targets, where they lie apart.", valueName: "file"))
  var targets: String?

  @Option(name: .long, help: "A part of the run's own data. (default: validation)")
  var split: Split?

  @Flag(name: .long, help: "Print nothing but errors beside the result.")
  var quiet = false

  func validate() throws {
    if path.isEmpty { throw ValidationError("a path needs a name.") }
    if data?.isEmpty == true { throw ValidationError("--data needs a name.") }
    if targets?.isEmpty == true { throw ValidationError("--targets needs a name.") }
    if targets != nil, data == nil {
      throw ValidationError("--targets goes with --data, the file of the inputs.")
    }
    if data != nil, split != nil {
      throw ValidationError("--data and --split would both choose the samples.")
    }
  }

  /// The samples that are chosen.
  var samples: MeasuredSamples {
    if let data { return .path(data, targets: targets) }
    return switch split {
    case .train: .train
    case .test: .test
    case .validation, nil: .validation
    }
  }

  /// Does something, and ends the command where that fails.
  func run(_ body: () throws -> [Problem]) throws {
    try Console.ending(warnings: !quiet) { Console.report(try body(), warnings: !quiet) }
  }
}
