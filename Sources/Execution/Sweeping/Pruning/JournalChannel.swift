internal import Results
internal import Sweeps
internal import System

/// Answers a trial from the journals of all writers of a sweep, where no coordinator does.
///
/// `ordered` decisions are a function of the reports, so that whoever makes one makes the same.
final class JournalChannel: ReportChannel {
  /// How long it waits before it looks into the journals again.
  private static let patience = 200

  private let trial: Trial
  private let state: SweepState
  private let folder: SweepFolder
  private let journal: SweepJournal
  private var asked: PruningReport?
  /// What went wrong with the journal, if anything did.
  private(set) var failure: FileError?

  /// Answers a trial of a sweep, as far as the sweep is known, and notes in a journal of its own.
  init(_ trial: Trial, of state: SweepState, in folder: SweepFolder, _ journal: SweepJournal) {
    (self.trial, self.state, self.folder, self.journal) = (trial, state, folder, journal)
  }

  func send(_ report: PruningReport, waits: Bool) {
    note { () throws(FileError) in try journal.append(report) }
    asked = waits ? report : nil
  }

  func answer(_ stopSignal: () -> StopSignal?) -> Result<TrialPermission, StoppedWaiting> {
    while true {
      if let permission = permission(JournalContents(in: folder)) {
        for decision in permission.answer.decisions {
          note { () throws(FileError) in try journal.append(decision) }
        }
        return .success(permission)
      }
      for _ in 0..<Self.patience {
        if let signal = stopSignal() { return .failure(StoppedWaiting(signal: signal)) }
        Thread.sleep(microseconds: 1000)
      }
    }
  }

  /// The answer by what the journals hold; nil where other trials are to be waited for.
  func permission(_ contents: JournalContents) -> TrialPermission? {
    guard let asked, !state.confirms(trial), var desk = PruningDesk(state.sweep, contents) else {
      let answer = PruningAnswer(trial: trial.number, decisions: [], next: .infinity)
      return TrialPermission(answer, reportsAll: false)
    }
    var seen: Set<String> = []
    for other in state.trials where seen.insert(other.id).inserted && other.id != trial.id {
      if let record = contents.records[other.id], record.status.isEnd {
        desk.takeEnded(other, record, isConfirming: state.confirms(other))
        continue
      }
      desk.begin(other, isConfirming: state.confirms(other))
      let reports = contents.reports[other.number] ?? []
      for report in reports {
        // Its own worker tells with a decision, or a further report, that it was decided on.
        let isDecided = contents.decisions[other.number]?.contains {
          $0.check.resource == report.resource
        }
        let waits = report == reports.last && isDecided != true
        desk.take(TrialReport(report, waits: waits), of: other)
      }
    }
    desk.begin(trial, isConfirming: false)
    for report in contents.reports[trial.number] ?? [] where report.resource < asked.resource {
      desk.take(TrialReport(report, waits: false), of: trial)
    }
    desk.take(TrialReport(asked, waits: true), of: trial)
    return desk.permission(of: trial)
  }

  private func note(_ write: () throws(FileError) -> Void) {
    do throws(FileError) { try write() } catch { failure = failure ?? error }
  }
}
