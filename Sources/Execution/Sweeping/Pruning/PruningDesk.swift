internal import Results
internal import Sweeps

/// Answers the trials of a sweep that ask whether they go on.
///
/// It is told of trials in the order in which they begin, which is that of their numbers, or as ended.
struct PruningDesk {
  private var board: PruningBoard
  private let journal: JournalContents?
  private var known: Set<Int> = []
  // Trials that are not pruned, and that wait for an answer.
  private var exempt: [Int: Bool] = [:]

  /// Opens the desk of a sweep that has a pruner; what the journals tell of it was decided before.
  init?(_ sweep: PreparedSweep, _ journal: JournalContents?) {
    guard let plan = sweep.pruning else { return nil }
    self.journal = journal
    board = PruningBoard(plan.pruner, plan.measure.direction, plan.order)
  }

  /// Takes a trial that begins, or begins again.
  ///
  /// Trials that confirm a choice run to their ends, and others are not compared with them.
  mutating func begin(_ trial: Trial, isConfirming: Bool) {
    if isConfirming {
      exempt[trial.number] = false
    } else {
      recall(trial.number)
      board.begin(trial.number)
    }
  }

  /// Takes a trial that has ended before, with what it has reported.
  mutating func takeEnded(_ trial: Trial, _ record: TrialRecord, isConfirming: Bool) {
    guard !isConfirming else { return }
    begin(trial, isConfirming: false)
    for report in journal?.reports[trial.number] ?? [] { board.take(report, waits: false) }
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

  /// Takes the end of a trial; one that was interrupted is not waited for either.
  mutating func end(_ trial: Trial, _ record: TrialRecord) {
    exempt[trial.number] = nil
    board.end(
      trial.number, isDone: record.status == .done, isPruned: record.status == .pruned)
  }

  /// What trials are told that need not wait any longer.
  mutating func permissions() -> [TrialPermission] {
    let free = exempt.filter(\.value).keys.sorted()
    for trial in free { exempt[trial] = false }
    return free.map {
      TrialPermission(
        PruningAnswer(trial: $0, decisions: [], next: .infinity), reportsAll: false)
    } + board.answers().map { TrialPermission($0, reportsAll: board.pruner.usesAllReports) }
  }

  /// What a trial is told, if it need not wait any longer.
  mutating func permission(of trial: Trial) -> TrialPermission? {
    board.answer(to: trial.number).map {
      TrialPermission($0, reportsAll: board.pruner.usesAllReports)
    }
  }

  /// How many trials wait for others.
  var waitingCount: Int { board.waiting.count }

  /// Takes what was decided about a trial in an earlier process.
  private mutating func recall(_ trial: Int) {
    guard known.insert(trial).inserted else { return }
    for decision in journal?.decisions[trial] ?? [] { board.take(decision) }
  }
}
