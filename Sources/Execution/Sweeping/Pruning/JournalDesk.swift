internal import Results
internal import Sweeps

/// Answers the trials that a worker runs by what the journals of all workers tell, as that comes.
///
/// `ordered` decisions are a function of the reports, so that whoever makes one makes the same.
struct JournalDesk {
  private var desk: PruningDesk

  /// Opens the desk of a sweep that has a pruner.
  init?(_ sweep: PreparedSweep) {
    guard let desk = PruningDesk(sweep) else { return nil }
    self.desk = desk
  }

  /// Takes a trial that has become known, with what the journals have told of it before.
  mutating func add(_ trial: Trial, _ contents: JournalContents, isConfirming: Bool) {
    desk.begin(trial, contents, isConfirming: isConfirming)
    for report in contents.reports(of: trial.number, id: trial.id) {
      desk.note(report, of: trial.id)
    }
  }

  /// Takes what a journal tells.
  ///
  /// Where a trial waits after a report, its own worker tells with a decision, or with a further report,
  /// that it was decided on.
  mutating func take(_ news: JournalContents.News) {
    switch news {
    case .report(let report, let id): desk.note(report, of: id)
    case .decision(let decision, let id): desk.note(decision, of: id)
    case .record: break
    }
  }

  /// Takes the end of a trial, or a failure: what has failed is not run again by workers, and waited for
  /// by none.
  mutating func end(_ trial: Trial, _ record: TrialRecord) { desk.end(trial, record) }

  /// What a trial of this worker is told that has asked; nil where it has to wait for others.
  ///
  /// One that had ended is run again because its results were lost.
  mutating func permission(
    of trial: Trial, asking report: PruningReport, _ contents: JournalContents, isConfirming: Bool
  ) -> TrialPermission? {
    if !desk.isOpen(trial) { add(trial, contents, isConfirming: isConfirming) }
    desk.take(TrialReport(report, waits: true), of: trial)
    return desk.permission(of: trial)
  }
}
