package import Provenance
package import System
package import Training

/// All files that a run leaves.
package struct RunOutputs {
  /// What they share.
  package let run: RunSession
  private let outputs: [any RunOutput]

  /// Prepares the files of a run, which copy the whole spec, what it was made of, `resolved.json` and what is
  /// told of its samples, and note what git says of the spec's working tree; an event file for TensorBoard and pictures where they
  /// are asked for.
  package init(
    _ run: RunSession, spec: [UInt8], source: [UInt8], resolved: String,
    files data: [(name: String, bytes: [UInt8])] = [], revision: RevisionQuery,
    hasEvents: Bool = false, pictures: RunPictures? = nil
  ) {
    self.run = run
    // In order: the result is written when all else is on the disk, and what a run is resumed from
    // is written last and removed last.
    let files: [any RunOutput] = [
      SpecOutput(spec: spec, source: source, resolved: resolved, others: data),
      MetricsOutput(),
    ]
    // The events follow the table, and are begun when that is cut to what was saved.
    let events: [any RunOutput] = hasEvents ? [TensorBoardOutput()] : []
    let last: [any RunOutput] = [
      PlotsOutput(pictures),
      ConfusionOutput(),
      RevisionOutput(revision),
      WeightsOutput(),
      ResultOutput(run),
      CheckpointOutput(),
    ]
    outputs = files + events + last
  }

  /// Begins all files, or resumes them where the run was saved.
  package func begin() throws(FileError) {
    for output in outputs { try output.begin(run) }
    if run.group == nil { try run.folder.updateLatest() }
  }

  /// Writes what was measured over an interval.
  package func row(_ row: MetricsRow) throws(FileError) {
    for output in outputs { try output.row(row, of: run) }
  }

  /// Saves the run, so that it can be resumed from here.
  package func save(_ snapshot: TrainingSnapshot) throws(FileError) {
    for output in outputs { try output.save(snapshot, of: run) }
  }

  /// Keeps a state of the run, in a file by its path in the run's folder, to go on from.
  package func keep(_ snapshot: TrainingSnapshot, as path: String) throws(FileError) {
    let contents = KeptState(snapshot, digest: run.record.digest).file(of: run.folder.experiment)
    try run.writeSealed(contents, to: "\(run.folder.path)/\(path)")
  }

  /// Ends all files.
  package func end(_ ending: RunEnding) throws(FileError) {
    for output in outputs { try output.end(ending, of: run) }
  }
}
