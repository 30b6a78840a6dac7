internal import Results
internal import Sweeps
internal import System

/// The way between a worker and the process that it works for: lines on standard output and input.
///
/// What goes over it about decisions is in the worker's journal before anything follows from it.
final class CoordinatorChannel: ReportChannel {
  private let journal: SweepJournal
  private var input: LineInput
  /// What went wrong with the journal, if anything did.
  private(set) var failure: FileError?

  init(_ input: LineInput, _ journal: SweepJournal) {
    (self.input, self.journal) = (input, journal)
  }

  /// The next line; nil at the end.
  func line() -> String? { input.next() }

  /// The next line; nil at the end.
  ///
  /// Each time that none comes for some milliseconds, something is done, as long as it says that there is
  /// more to do.
  func line(after milliseconds: Int32, idle: () -> Bool) -> String? {
    input.next(after: milliseconds, idle: idle)
  }

  /// Says a line.
  func say(_ line: String) {
    // Where nobody reads it, the journal and the run's folder tell it.
    try? StandardStream.output.write(Array((line + "\n").utf8))
  }

  func send(_ report: PruningReport, of id: String, waits: Bool) {
    note { () throws(FileError) in try journal.append(report, of: id) }
    say(TrialReport(report, waits: waits).line)
  }

  func answer(
    to id: String, _ stopSignal: () -> StopSignal?
  ) -> Result<TrialPermission, StoppedWaiting> {
    while !input.hasLine(milliseconds: 50) {
      if let signal = stopSignal() { return .failure(StoppedWaiting(signal: signal)) }
    }
    guard let line = input.next(), let permission = try? TrialPermission(line: line) else {
      return .failure(StoppedWaiting(signal: .terminate))
    }
    note { () throws(FileError) in try journal.append(permission.answer.decisions, of: id) }
    return .success(permission)
  }

  private func note(_ write: () throws(FileError) -> Void) {
    do throws(FileError) { try write() } catch { failure = failure ?? error }
  }
}
