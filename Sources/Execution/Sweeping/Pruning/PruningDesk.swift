internal import Results
internal import Sweeps

/// Answers the trials of a sweep that ask whether they go on.
///
/// It is told of trials in the order in which they begin, which is that of their numbers, or as ended.
struct PruningDesk {
  private var board: PruningBoard
  // Trials that are not pruned, and whether they wait for an answer.
  private var exempt: [Int: Bool] = [:]
  // The runs that the trials stand for which have begun.
  private var ids: [Int: String] = [:]

  /// Opens the desk of a sweep that has a pruner.
  init?(_ sweep: PreparedSweep) {
    guard let plan = sweep.pruning else { return nil }
    board = PruningBoard(plan.pruner, plan.measure.direction, plan.order)
  }

  /// Takes a trial that begins, or begins again, with what the journals tell was decided about it.
  ///
  /// Trials that confirm a choice run to their ends, and others are not compared with them.
  mutating func begin(_ trial: Trial, _ journals: JournalContents, isConfirming: Bool) {
    ids[trial.number] = trial.id
    if isConfirming {
      exempt[trial.number] = false
    } else {
      board.begin(trial.number)
      for decision in journals.decisions(of: trial.number, id: trial.id) { board.take(decision) }
    }
  }

  /// Takes a trial that has ended before, with what the journals tell that it has reported.
  mutating func takeEnded(
    _ trial: Trial, _ record: TrialRecord, _ journals: JournalContents, isConfirming: Bool
  ) {
    guard !isConfirming else { return }
    begin(trial, journals, isConfirming: false)
    for report in journals.reports(of: trial.number, id: trial.id) {
      board.take(report, waits: false)
    }
    end(trial, record)
  }

  /// Takes what a trial says.
  mutating func take(_ report: TrialReport, of trial: Trial) {
    if exempt[trial.number] != nil {
      exempt[trial.number] = report.waits
    } else {
      board.take(report.report, waits: report.waits)
    }
  }

  /// Takes what a journal tells of a trial: that it has come so far, and may wait there.
  ///
  /// The ID is the run's, if the line says it; what is told of other runs of the number is left out.
  mutating func note(_ report: PruningReport, of id: String?) {
    guard stands(report.trial, for: id), exempt[report.trial] == nil else { return }
    board.take(report, waits: report.resource > board.resource(of: report.trial))
  }

  /// Takes what a journal tells of a trial: that it was decided on.
  ///
  /// The ID is the run's, if the line says it; what is told of other runs of the number is left out.
  mutating func note(_ decision: PruningDecision, of id: String?) {
    if stands(decision.trial, for: id) { board.take(decision) }
  }

  /// Whether the number of a trial that has begun stands for a run; what is told before that, the journals
  /// tell when it begins.
  private func stands(_ number: Int, for id: String?) -> Bool {
    guard let own = ids[number] else { return false }
    return id.map { $0 == own } ?? true
  }

  /// Whether a trial has begun and has not ended.
  func isOpen(_ trial: Trial) -> Bool {
    exempt[trial.number] != nil || board.isOpen(trial.number)
  }

  /// Takes the end of a trial; one that was interrupted is not waited for either.
  mutating func end(_ trial: Trial, _ record: TrialRecord) {
    exempt[trial.number] = nil
    board.end(
      trial.number, isDone: record.status == .done, isPruned: record.status == .pruned,
      hasFailed: record.status == .failed)
  }

  /// What trials are told that need not wait any longer.
  mutating func permissions() -> [TrialPermission] {
    let free = exempt.filter(\.value).keys.sorted()
    return free.map { letGo($0) }
      + board.answers().map { TrialPermission($0, reportsAll: board.pruner.usesAllReports) }
  }

  /// What a trial is told, if it need not wait any longer.
  mutating func permission(of trial: Trial) -> TrialPermission? {
    if exempt[trial.number] == true { return letGo(trial.number) }
    return board.answer(to: trial.number).map {
      TrialPermission($0, reportsAll: board.pruner.usesAllReports)
    }
  }

  /// What a trial is told that is not pruned.
  private mutating func letGo(_ trial: Int) -> TrialPermission {
    exempt[trial] = false
    return TrialPermission(
      PruningAnswer(trial: trial, decisions: [], next: .infinity), reportsAll: false)
  }

  /// How many trials wait for others.
  var waitingCount: Int { board.waiting.count }
}
