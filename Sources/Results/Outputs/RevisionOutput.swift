internal import Provenance
internal import System
internal import Training

/// `git.diff`: what the spec's working tree had beside its commit, which git says while the run
/// trains.
final class RevisionOutput: RunOutput {
  private let query: RevisionQuery
  private var isKnown = false

  init(_ query: RevisionQuery) { self.query = query }

  func begin(_ run: RunSession) throws(FileError) {
    guard !run.isFirst else { return }
    run.folder.removeDiffs(
      except: run.record.earlierRevisions.compactMap(\.diff), in: run.place)
  }

  func save(_ snapshot: TrainingSnapshot, of run: RunSession) throws(FileError) {
    try run.checkPlace()
    try note(in: run)
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    guard case .failed = ending else { return try note(in: run) }
    // Where the changes could not be kept, the commit is still worth knowing.
    if run.record.revision == nil { run.record.revision = query.finish()?.revision }
  }

  /// Takes down what git found, once, and keeps the changes.
  private func note(in run: RunSession) throws(FileError) {
    guard !isKnown else { return }
    isKnown = true
    guard let findings = query.finish() else { return }
    var (revision, earlier) = (findings.revision, run.record.earlierRevisions)
    run.record.revision = revision
    if let diff = findings.diff {
      revision.diff = try run.folder.keep(
        diff, beside: earlier.compactMap(\.diff), in: run.place,
        run.group == nil ? .each : .group)
      run.record.revision = revision
    }
    if earlier.last == revision { earlier.removeLast() }
    run.record.earlierRevisions = earlier
  }
}
