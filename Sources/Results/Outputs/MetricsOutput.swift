internal import System
internal import Training

/// `metrics.csv`: a row an interval.
final class MetricsOutput: RunOutput {
  /// The file's name.
  static let name = "metrics.csv"

  private var file: MetricsFile?

  func begin(_ run: RunSession) throws(FileError) {
    let (path, columns) = (run.folder.metrics, run.header.columns)
    guard let length = run.saved?.lengths[Self.name] else {
      file = try MetricsFile(creating: path, columns: columns)
      return
    }
    do throws(FileError) {
      file = try MetricsFile(continuing: path, length: length)
    } catch {
      try run.checkPlace()
      throw FileError(
        error.kind, path: error.path,
        message: Message.lostTable(error.message, checkpoint: run.folder.state))
    }
  }

  func row(_ row: MetricsRow, of run: RunSession) throws(FileError) {
    try file?.append { rows in
      for (column, value) in row.cells(under: run.header).enumerated() {
        if let value, run.header.isWhole(column) {
          rows.append(Int(value))
        } else {
          rows.append(value)
        }
      }
    }
  }

  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError) {
    try file?.synchronize()
    run.lengths[Self.name] = file?.length
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    guard case .ended = ending else { return }
    try run.checkPlace()
    try file?.synchronize()
  }
}
