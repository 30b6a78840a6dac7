internal import ArgumentParser
internal import Execution

/// `runner export mlflow`: runs as a file store.
struct ExportMLflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mlflow",
    abstract: "Write runs for MLflow.",
    discussion: """
      An experiment a name, with parameters (the values of the specs), metrics by step (the columns \
      of metrics.csv, and the best values), and status and path as tags. Written is the layout of \
      MLflow's file store, which MLflow takes into a database:

        runner export mlflow results --out exported
        mlflow migrate-filestore --source exported --target sqlite:///mlflow.db
        mlflow server --backend-store-uri sqlite:///mlflow.db
      """)

  @OptionGroup var runs: ExportArguments
  @OptionGroup var target: ExportTarget

  func run() throws {
    try target.export("run") { out, warn in
      try MLflowExport.write(runs.paths, to: out, warn: warn)
    }
  }
}
