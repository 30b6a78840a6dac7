internal import System
internal import Training

/// `metrics.csv`: a row an interval.
final class MetricsOutput: RunOutput {
  /// The file's name.
  static let name = "metrics.csv"

  private var file: MetricsFile?

  func begin(_ run: RunSession) throws(FileError) {
    guard let length = run.saved?.lengths[Self.name] else {
      file = try MetricsFile(
        creating: Self.name, in: run.place, columns: run.header.columns, durability(of: run),
        mayBeLate: run.isFirst && run.memory != nil)
      return
    }
    do throws(FileError) {
      file = try MetricsFile(
        continuing: Self.name, in: run.place, columns: run.header.columns, length: length,
        digest: run.saved?.digests[Self.name], durability(of: run))
    } catch {
      try run.checkPlace()
      // What is no table must go first, whatever comes after it.
      guard error.kind != .cannotCreate else { throw error }
      let isMissing = FileSystem.kind(of: error.path, followingLinks: false) == nil
      let cause = isMissing ? Message.missingTable : error.message
      throw FileError(
        isMissing ? .altered : error.kind, path: error.path,
        message: Message.lostTable(cause, checkpoint: run.folder.state))
    }
  }

  private func durability(of run: RunSession) -> Durability { run.group == nil ? .each : .group }

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
    if run.mayWait { try file?.writeRows() }
  }

  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError) {
    try file?.synchronize()
    run.lengths[Self.name] = file?.length
    run.digests[Self.name] = file?.digest
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    guard case .ended = ending else {
      // As much as can be had of a run that has failed.
      try? file?.writeRows()
      return
    }
    try run.checkPlace()
    if let rows = file?.unwritten, run.keep(rows, Self.name) { return }
    try file?.synchronize()
  }
}
