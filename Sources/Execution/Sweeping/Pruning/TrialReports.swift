internal import Experiments
internal import Results
internal import Sweeps
internal import System
internal import Training

/// Reports what a trial measures, and hears whether the trial goes on.
///
/// It reports each row of `metrics.csv` in which the objective was measured; so a run that is resumed
/// can report those that its checkpoint stands on.
final class TrialReports {
  /// Whether a trial goes on.
  enum Verdict {
    case goesOn
    /// It is pruned, for a reason in words.
    case pruned(reason: String)
    /// It is told to stop while it waits.
    case stopped(StopSignal)
  }

  private let trial: Trial
  private let measure: PruningMeasure
  private let scale: TrainingScale
  private let header: MetricsHeader
  private let place: Int
  private let channel: any ReportChannel
  private var pending: [PruningReport] = []
  private var best: Double?
  // With how much training it asks, and whether it reports before.
  private var (next, reportsAll) = (0.0, true)

  /// Reports of a run as a trial; nil where it does not measure the objective.
  init?(
    _ trial: Trial, _ run: PreparedRun, _ measure: PruningMeasure, to channel: any ReportChannel
  ) {
    let header = run.header
    guard let place = header.columns.firstIndex(of: measure.column) else { return nil }
    (self.trial, self.measure, self.channel) = (trial, measure, channel)
    (self.header, self.place) = (header, place)
    scale = TrainingScale(measure.unit, of: run.experiment)
  }

  /// Notes a row that was measured.
  func note(_ row: MetricsRow) { note(cells: row.cells(under: header)) }

  private func note(cells: [Double?]) {
    guard cells.count == header.columns.count, let step = cells[0], var value = cells[place] else {
      return
    }
    if measure.isBest {
      let direction = measure.direction
      if let best, !(direction.cost(of: value) < direction.cost(of: best)) { value = best }
      best = value
    }
    let resource = scale.resource(ofSteps: Int(step) + 1)
    pending.append(PruningReport(trial: trial.number, resource: resource, value: value))
  }

  /// Notes the rows of a run that were measured before.
  func note(rowsIn folder: RunFolder) {
    note(rows: SmallFile.contents("\(folder.path)/metrics.csv", limit: 1 << 30) ?? [])
  }

  /// Notes what stands in the rows of a table.
  func note(rows bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
      let cells = String(decoding: line, as: UTF8.self)
        .split(separator: ",", omittingEmptySubsequences: false)
      note(cells: cells.map { Double($0) })
    }
  }

  /// Reports what was noted, and waits for an answer where one is due.
  ///
  /// - Parameter stopSignal: Asked while it waits.
  /// - Returns: Whether the trial goes on.
  func verdict(_ stopSignal: () -> StopSignal?) -> Verdict {
    var count = 0
    // What is left is reported when it is asked for again.
    defer { pending.removeFirst(count) }
    while count < pending.count {
      let report = pending[count]
      let waits = isDue(report)
      if waits || reportsAll { channel.send(report, of: trial.id, waits: waits) }
      if waits {
        switch channel.answer(to: trial.id, stopSignal) {
        case .success(let permission):
          if let decision = take(permission) {
            count = pending.count
            return .pruned(reason: decision)
          }
        case .failure(let stop): return .stopped(stop.signal)
        }
      }
      count += 1
    }
    return .goesOn
  }

  /// Reports what was noted of a run that has ended, which is asked about no more.
  func finish() {
    for report in pending where reportsAll || isDue(report) {
      channel.send(report, of: trial.id, waits: false)
    }
    pending = []
  }

  private func isDue(_ report: PruningReport) -> Bool {
    TrainingReach.reaches(report.resource, next)
  }

  /// Takes an answer: why the trial is pruned, if it is.
  private func take(_ permission: TrialPermission) -> String? {
    (next, reportsAll) = (permission.answer.next, permission.reportsAll)
    return permission.answer.pruning.map { Message.pruned($0, measure) }
  }
}

/// Where a trial's reports go, and answers come from.
protocol ReportChannel: AnyObject {
  /// Sends a report of a trial whose run has an ID.
  func send(_ report: PruningReport, of id: String, waits: Bool)

  /// Waits for an answer to such a trial, or until it is told to stop.
  func answer(
    to id: String, _ stopSignal: () -> StopSignal?
  ) -> Result<TrialPermission, StoppedWaiting>
}

/// That a trial was told to stop while it waited.
struct StoppedWaiting: Error {
  /// What told it.
  let signal: StopSignal
}
