internal import ArgumentParser
internal import Execution
internal import Messages

/// `runner predict`: what a finished run's weights predict.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    _superCommandName: DirectParsing.root,
    abstract: "Predict by a finished run's weights.",
    discussion: """
      Writes a row a sample: its number in the file (from 0), the prediction, the target where the file has \
      one, and of classes the probability of each.

        runner predict results/digits/ID --data new.csv --out predictions.csv

      Words, dates, gaps and normalize: auto become what they became for the run: new words leave all inputs of \
      their column 0, and columns are found by their names.
      """)

  @OptionGroup var measured: MeasuredArguments

  @Option(
    name: .long,
    help: ArgumentHelp("The file to write; standard output if left out.", valueName: "file"))
  var out: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A column of the table that stands in the place of the samples' numbers.",
      valueName: "column"))
  var key: String?

  func validate() throws {
    if key?.isEmpty == true { throw ValidationError("--key needs a name.") }
    guard let out else { return }
    if out.isEmpty { throw ValidationError("--out needs a name.") }
    let read = [measured.data, measured.targets].compactMap(\.self)
    if let file = read.first(where: { PictureFile.isSame(out, as: $0) }) {
      throw ValidationError("--out would replace '\(file)', which is read.")
    }
  }

  func run() throws {
    try measured.run {
      let table = try PredictionTable(of: measured.path, on: measured.samples, key: key)
      guard let out else {
        try Console.write(table.bytes)
        return table.warnings
      }
      try PictureFile.write(table.bytes, to: out)
      if !measured.quiet {
        Console.tell("\(out): \(counted(table.count, "prediction", isGrouped: true))")
      }
      return table.warnings
    }
  }
}
