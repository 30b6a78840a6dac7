internal import Results
internal import System

/// Trials of a process whose results come onto the disk together, and are then in the journal.
///
/// A trial counts as done when its record is in the journal; that is written when the files of the
/// trial are on the disk. Whatever happens before leaves a trial that is run again, or resumed. The disk is
/// waited for by a thread, while the next trials run.
final class TrialGroup {
  /// For how long results wait for others before they are brought to the disk.
  private static let patience = Duration.milliseconds(500)
  /// For how many milliseconds a process is idle before it brings to the disk what waits.
  static let idleMilliseconds: Int32 = 20

  /// The runs of the trials.
  let runs: RunGroup
  /// Where their records go.
  let journal: SweepJournal
  /// How many trials may wait: each has two files open.
  private let limit: Int
  private let claims: TrialClaims
  private var records: [TrialRecord] = []
  /// The claims of the trials that wait, and of those that are being brought to the disk.
  private var waiting: [TrialClaim] = []
  private var committed: [TrialClaim] = []
  private var start: ContinuousClock.Instant?
  private var commit: TrialCommit?
  /// Why single trials have no record, each for a reason of its own.
  private(set) var unkept: [FileError] = []

  /// Makes a group without trials, whose records go to a journal of this process.
  ///
  /// - Throws: `FileError` where the sweep has no folder.
  init(in folder: SweepFolder, _ claims: TrialClaims) throws(FileError) {
    self.claims = claims
    runs = RunGroup(on: try Folder(folder.path))
    journal = SweepJournal(in: folder)
    limit = min(max(Host.raisedFileLimit() / 8, 16), 1024)
  }

  /// Whether nothing waits.
  var isEmpty: Bool { records.isEmpty && commit == nil }

  /// Takes what came of a trial, whose claim is held until its record is in the journal.
  func take(_ record: TrialRecord, of claim: TrialClaim) {
    records.append(record)
    waiting.append(claim)
    start = start ?? .now
  }

  /// Gives a claim back of whose trial nothing is kept: what its run has left without a name goes, and the
  /// lock of the run.
  func discard(_ claim: TrialClaim) {
    runs.discard(claim.id)
    claims.release(claim)
  }

  /// Begins to bring results to the disk if they are many, or the first of them has waited for long, or
  /// there is nothing else to do.
  ///
  /// - Throws: `FileError` if that could not be: what has no record then is run again.
  func commitIfDue(isIdle: Bool = false) throws(FileError) {
    if let commit, commit.isOver || records.count >= limit { try finish(commit) }
    guard commit == nil, let start else { return }
    guard isIdle || records.count >= limit || start.duration(to: .now) >= Self.patience else {
      return
    }
    begin()
  }

  /// Brings all results to the disk, and then their records.
  ///
  /// - Throws: `FileError` if that cannot be: what has no record then is run again.
  func commitAll() throws(FileError) {
    if let commit { try finish(commit) }
    guard start != nil else { return }
    begin()
    if let commit { try finish(commit) }
  }

  private func begin() {
    commit = TrialCommit(runs.takeBatch(), records, journal)
    (records, start) = ([], nil)
    (committed, waiting) = (waiting, [])
  }

  private func finish(_ commit: TrialCommit) throws(FileError) {
    self.commit = nil
    defer {
      committed.forEach(claims.release)
      committed = []
    }
    unkept += try commit.finish()
  }
}
