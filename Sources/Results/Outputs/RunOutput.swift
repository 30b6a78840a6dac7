internal import System
internal import Training

/// A file that a run leaves, told of all that happens to the run.
///
/// A resumed run must leave the bytes of one in one go: what an output has written by `save` is
/// there again when it begins anew, and what it wrote after that it has to take back.
protocol RunOutput {
  /// The run begins, or is resumed where it was saved; nothing has been trained in this process.
  func begin(_ run: RunSession) throws(FileError)
  /// An interval has ended.
  func row(_ row: MetricsRow, of run: RunSession) throws(FileError)
  /// The run is being saved; what was written must be on the disk before the checkpoint.
  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError)
  /// The run has ended, for this process or for good.
  func end(_ ending: RunEnding, of run: RunSession) throws(FileError)
}

extension RunOutput {
  func begin(_ run: RunSession) throws(FileError) {}
  func row(_ row: MetricsRow, of run: RunSession) throws(FileError) {}
  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError) {}
  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {}
}
