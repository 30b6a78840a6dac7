internal import ArgumentParser
internal import Execution

/// `runner export optuna`: a sweep as a study.
struct ExportOptunaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optuna",
    abstract: "Write a sweep as a journal of Optuna.",
    discussion: """
      All trials with their values, states and reports; axes of a search with their distributions, \
      those of a grid as categories. Of a folder of a name the newest sweep.

        runner export optuna results/rates --out study.log
        optuna-dashboard study.log

      In Python: optuna.load_study(study_name=None, \
      storage=JournalStorage(JournalFileBackend("study.log")))
      """)

  @Argument(help: ArgumentHelp("A sweep, or the results of a name.", valueName: "path"))
  var path: String

  @OptionGroup var target: ExportTarget

  func validate() throws {
    if path.isEmpty { throw ValidationError("a path needs a name.") }
  }

  func run() throws {
    try target.export("trial") { out, _ in try OptunaExport.write(path, to: out) }
  }
}
