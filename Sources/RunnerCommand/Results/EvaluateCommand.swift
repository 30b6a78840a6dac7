internal import ArgumentParser
internal import Execution

/// `runner evaluate`: what a finished run's weights are worth.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    _superCommandName: DirectParsing.root,
    abstract: "Measure a finished run's weights.",
    discussion: """
      Prints the loss and the spec's metrics on the samples that were held out, on those that the run was \
      trained on, or on another file. The run's folder holds all that is needed beside the data, wherever \
      it was moved.

        runner evaluate results/digits/ID
        runner evaluate results/digits/ID --data new.csv --json

      --json prints one flat object: run, samples, and under their columns' names (validation.loss, \
      validation.accuracy; loss, accuracy of another file) what was measured.
      """)

  @OptionGroup var measured: MeasuredArguments

  @Flag(name: .long, help: "Print an object on one line.")
  var json = false

  func run() throws {
    try measured.run {
      let evaluation = try RunEvaluation(of: measured.path, on: measured.samples)
      try Console.print(json ? evaluation.json : evaluation.line)
      return evaluation.warnings
    }
  }
}
