internal import ArgumentParser
internal import Execution

/// `runner export tensorboard`: runs as event files.
struct ExportTensorBoardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tensorboard",
    abstract: "Write runs as event files of TensorBoard.",
    discussion: """
      A folder NAME/ID a run, with scalars whose tags are the columns of metrics.csv, and HParams: \
      of several runs the values that differ, of one all. Times are spread evenly from the start of \
      a run to its end, since metrics.csv holds none. With results: {tensorboard: true} in a spec \
      each run keeps such a file itself, at the times of its rows.

        runner export tensorboard results/rates --out events
        tensorboard --logdir events
      """)

  @OptionGroup var runs: ExportArguments
  @OptionGroup var target: ExportTarget

  func run() throws {
    try target.export("run") { out, warn in
      try TensorBoardExport.write(runs.paths, to: out, warn: warn)
    }
  }
}
