package import JSON
package import Sweeps

/// What the journals of all writers of a sweep hold.
package struct JournalContents: Sendable {
  /// The records by the runs' IDs: of each the one that tells of an end, if any does, or else
  /// of a failure.
  package private(set) var records: [String: TrialRecord] = [:]
  /// What trials have reported: of each trial in the order of its training, each once.
  package private(set) var reports: [Int: [PruningReport]] = [:]
  /// What was decided about trials: of each at every check the first that is found, by the names of the
  /// journals.
  package private(set) var decisions: [Int: [PruningDecision]] = [:]

  private var places: [Int: Set<Double>] = [:]
  private var checks: [Int: Set<PruningCheck>] = [:]

  /// The only keys of lines that are no records.
  static let (report, decision) = ("report", "decision")

  /// Begins with nothing.
  package init() {}

  /// Reads the journals of a sweep's folder.
  package init(in folder: SweepFolder) {
    var reader = JournalReader(folder)
    reader.readNews { _ = take($0) }
  }

  /// What a line of a journal tells.
  package enum News: Sendable {
    /// What a trial has reported.
    case report(PruningReport)
    /// What was decided about a trial.
    case decision(PruningDecision)
    /// What came of a trial.
    case record(TrialRecord)
  }

  /// Takes a line of a journal.
  ///
  /// - Returns: What it tells that is new; of a record, whatever it tells.
  @discardableResult
  package mutating func take(_ line: JSONValue) -> News? {
    if let report = line[Self.report].flatMap({ try? PruningReport(json: $0) }) {
      let isNew = places[report.trial, default: []].insert(report.resource).inserted
      if isNew { insert(report) }
      return isNew ? .report(report) : nil
    }
    if let decision = line[Self.decision].flatMap({ try? PruningDecision(json: $0) }) {
      let isNew = checks[decision.trial, default: []].insert(decision.check).inserted
      if isNew { decisions[decision.trial, default: []].append(decision) }
      return isNew ? .decision(decision) : nil
    }
    guard let record = try? TrialRecord(json: line) else { return nil }
    let former = records[record.id]?.status
    if former.map({ !$0.isEnd && $0.rank <= record.status.rank }) ?? true {
      records[record.id] = record
    }
    return .record(record)
  }

  /// Forgets trials that have failed, which are to be run again.
  package mutating func forgetFailures() {
    records = records.filter { $0.value.status != .failed }
  }

  /// Puts a report where it belongs, which is nearly always the end.
  private mutating func insert(_ report: PruningReport) {
    let earlier = reports[report.trial, default: []]
    let place = earlier.lastIndex { $0.resource < report.resource }.map { $0 + 1 } ?? 0
    reports[report.trial, default: []].insert(report, at: place)
  }
}
