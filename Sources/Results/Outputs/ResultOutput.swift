internal import JSON
internal import System
internal import Training

/// `result.json`: how far the run has come, and what it came to.
final class ResultOutput: RunOutput {
  /// How much longer than at its beginning the result may be that is written even to a disk that has
  /// become full.
  private static let growth = 1 << 14

  /// After how many seconds a run of a group says that it is running.
  private static let patience = 1.0

  private var spare: SpareFile?
  private var isBegun = false

  /// Takes room for a last word before anything else is written; what becomes of a run of a group is
  /// told elsewhere, too.
  init(_ run: RunSession) {
    guard run.group == nil else { return }
    spare = SpareFile(in: run.place, size: Self.bytes(run).count + Self.growth)
  }

  func begin(_ run: RunSession) throws(FileError) {
    // Of a short run of a group nobody reads it; without a result it begins anew.
    let isShort = run.group != nil && run.saved == nil && (run.isFirst || !run.folder.hasResult)
    if !isShort { try writeFirst(run) }
  }

  func row(_ row: MetricsRow, of run: RunSession) throws(FileError) {
    if !isBegun, run.totalSeconds > Self.patience { try writeFirst(run) }
  }

  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError) {
    if !isBegun { try writeFirst(run) }
  }

  private func writeFirst(_ run: RunSession) throws(FileError) {
    isBegun = true
    try run.leaveMemory()
    try write(run)
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    switch ending {
    case .ended(let outcome, _): run.record.note(outcome, run.header)
    case .interrupted(let outcome, let signal):
      run.record.note(outcome, run.header)
      run.record.message = Message.stopped(by: signal.name)
    case .pruned(let outcome, let reason):
      run.record.note(outcome, run.header)
      (run.record.status, run.record.message) = (.pruned, reason)
    case .failed(let message):
      run.record.status = .failed
      run.record.message = message
    }
    run.record.ended = .now()
    run.record.totalSeconds = run.totalSeconds
    run.record.trainingSeconds = run.trainingSeconds
    guard run.group == nil else {
      return try run.writeLast(Self.bytes(run), to: run.folder.result)
    }
    try write(run)
  }

  private static func bytes(_ run: RunSession) -> [UInt8] {
    Array(run.record.json.prettyText.utf8)
  }

  private func write(_ run: RunSession) throws(FileError) {
    let (bytes, path) = (Self.bytes(run), run.folder.result)
    do throws(FileError) {
      try run.write(bytes, to: path)
    } catch {
      try run.checkPlace()
      guard let spare, (try? spare.write(bytes, to: FileSystem.name(of: path))) != nil else {
        throw error
      }
      self.spare = nil
    }
  }
}
