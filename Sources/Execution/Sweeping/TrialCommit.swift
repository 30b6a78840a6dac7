internal import Results
internal import Synchronization
internal import System

/// Brings the results of some trials to the disk, and then their records to the journal, while the caller
/// does something else.
final class TrialCommit {
  /// What the thread does; the failure belongs to it until it is joined, which is why the class may say
  /// that it is sendable.
  private final class Work: @unchecked Sendable {
    private var batch: RunBatch?
    private let records: [TrialRecord]
    private let journal: SweepJournal
    private(set) var failure: FileError?
    private(set) var unkept: [FileError] = []
    let isOver = Atomic<Bool>(false)

    init(_ batch: RunBatch, _ records: [TrialRecord], _ journal: SweepJournal) {
      (self.batch, self.records, self.journal) = (batch, records, journal)
    }

    func run() {
      do throws(FileError) {
        let failures = try batch?.commit() ?? [:]
        unkept = Array(failures.values)
        try journal.append(
          records.filter { record in
            !failures.keys.contains { RunFolder.isName($0, ofRun: record.id) }
          })
      } catch { failure = error }
      // The locks are given back now, and not when somebody asks.
      batch = nil
      isOver.store(true, ordering: .releasing)
    }
  }

  private let work: Work
  private var thread: Thread?

  /// Begins.
  init(_ batch: RunBatch, _ records: [TrialRecord], _ journal: SweepJournal) {
    let work = Work(batch, records, journal)
    self.work = work
    thread = Thread { work.run() }
    // Where the system has no thread to give, the caller waits.
    if thread == nil { work.run() }
  }

  deinit { thread?.join() }

  /// Whether there is nothing to wait for any more.
  var isOver: Bool { work.isOver.load(ordering: .acquiring) }

  /// Waits for the end.
  ///
  /// - Returns: What went wrong with single trials, which have no record.
  /// - Throws: `FileError`: some or all of the trials have no record.
  func finish() throws(FileError) -> [FileError] {
    thread?.join()
    thread = nil
    if let failure = work.failure { throw failure }
    return work.unkept
  }
}
