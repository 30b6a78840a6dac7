internal import ArgumentParser

/// `runner export`: what this program makes, for others.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    _superCommandName: DirectParsing.root,
    abstract: "Write results and schedules for other tools.",
    subcommands: [
      ExportScheduleCommand.self, ExportTensorBoardCommand.self, ExportOptunaCommand.self,
      ExportMLflowCommand.self, ExportParquetCommand.self, ExportWeightsCommand.self,
    ])
}
