internal import Exports
internal import System
internal import Training

/// The event file of a run, for TensorBoard to follow: a record a row of `metrics.csv`, at the time when it
/// was measured.
///
/// What follows the table is no part of a checkpoint: a resumed run keeps the records of rows that the table
/// still has, and writes those anew that are missing, so that no point is there twice.
final class TensorBoardOutput: RunOutput {
  private final class Opened {
    let file: OutputFile

    init(_ file: consuming OutputFile) { self.file = file }
  }

  private var opened: Opened?
  private var length = 0
  private var step = 0

  func begin(_ run: RunSession) throws(FileError) {
    let name = RunEvents.fileName
    let path = run.place.path(of: name)
    let old = run.saved == nil ? [] : SmallFile.contents(path, limit: 1 << 30) ?? []
    let rows = run.saved == nil ? [] : Self.rows(of: run)
    let kept = Self.kept(old, upTo: rows.last?.first.flatMap(\.self) ?? -1)
    // A reader that follows the file goes on where it was: it is cut and not replaced.
    let opened = Opened(
      try OutputFile(name, in: run.place, kept == nil ? .replacing : .appending))
    self.opened = opened
    if let kept { try opened.file.cut(to: kept.length) }
    (length, step) = (kept?.length ?? 0, 0)
    if kept == nil { try write(Self.head(of: run)) }
    let missing = rows.filter { ($0.first.flatMap(\.self) ?? 0) > (kept?.step ?? -1) }
    for row in missing { try write(row, run) }
    step = rows.last?.first.flatMap(\.self).map { Int($0) } ?? 0
  }

  func row(_ row: MetricsRow, of run: RunSession) throws(FileError) {
    step = row.step
    try write(row.cells(under: run.header), run)
  }

  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError) {
    if run.group == nil { try opened?.file.synchronize() }
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    let status = ending.status
    let record = RunEvents.end(status, step: step, seconds: Timestamp.now().inSeconds)
    // As much as can be had of a run that has failed.
    guard status != .failed else {
      try? write(record)
      return
    }
    try write(record)
    if run.group == nil { try opened?.file.synchronize() }
  }

  private func write(_ cells: [Double?], _ run: RunSession) throws(FileError) {
    try write(
      RunEvents.row(cells, columns: run.header.columns, seconds: Timestamp.now().inSeconds))
  }

  private func write(_ record: [UInt8]) throws(FileError) {
    guard let opened, !record.isEmpty else { return }
    do throws(FileError) {
      try opened.file.write(record)
    } catch {
      // A full disk may have taken half of the record.
      try? opened.file.cut(to: length)
      throw error
    }
    length += record.count
  }

  private static func head(of run: RunSession) -> [UInt8] {
    let record = run.record
    return RunEvents.head(
      RunEvents.values(of: record.values), columns: run.header.columns,
      run: run.folder.experiment, started: record.started.inSeconds)
  }

  /// The rows that the table has, which was cut to the checkpoint's.
  private static func rows(of run: RunSession) -> [[Double?]] {
    let bytes = SmallFile.contents(run.place.path(of: MetricsOutput.name), limit: 1 << 30)
    return bytes.map { CSVTable($0).rows.map { row in row.map { Double($0) } } } ?? []
  }

  /// The bytes of the records up to a step, and the last of their steps; nil for a file that does not
  /// begin as ours do.
  private static func kept(_ file: [UInt8], upTo last: Double) -> (length: Int, step: Double)? {
    var (length, step, count) = (0, -1.0, 0)
    for content in EventRecord.contents(of: file) {
      guard let time = EventTime(ofEvent: content) else { break }
      // The end of a session stands at the step of the last row.
      guard count < RunEvents.headCount || Double(time.step) > step && Double(time.step) <= last
      else { break }
      if count >= RunEvents.headCount { step = Double(time.step) }
      length += EventRecord.bytes(content).count
      count += 1
    }
    return count >= RunEvents.headCount ? (length, step) : nil
  }
}
