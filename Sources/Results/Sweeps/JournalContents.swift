package import JSON
package import Sweeps

/// What the journals of all writers of a sweep hold.
package struct JournalContents: Sendable {
  /// The records by the runs' IDs: of each the one that tells of an end, if any does, or else
  /// of a failure.
  package private(set) var records: [String: TrialRecord] = [:]
  /// The IDs of the runs that have failed, whatever came of them later.
  package private(set) var failures: Set<String> = []
  /// What trials have reported: of each trial in the order of its training, each once.
  package private(set) var reports: [TrialKey: [PruningReport]] = [:]
  /// What was decided about trials: of each at every check the first that is found, by the names of the
  /// journals.
  package private(set) var decisions: [TrialKey: [PruningDecision]] = [:]

  private var places: [TrialKey: Set<Double>] = [:]
  private var checks: [TrialKey: Set<PruningCheck>] = [:]

  /// What lines are known by that are no records, and the key of the run's ID in all of them.
  static let (report, decision, id) = ("report", "decision", "id")

  /// How many lines were found that tell nothing: no writer writes such.
  package private(set) var damagedCount = 0

  /// Begins with nothing.
  package init() {}

  /// Reads the journals of a sweep's folder.
  package init(in folder: SweepFolder) {
    var reader = JournalReader(folder)
    reader.readNews { _ = take($0) }
    damagedCount += reader.unreadCount
  }

  /// What a line of a journal tells.
  package enum News: Sendable {
    /// What a trial has reported, and the ID of its run, if the line says it.
    case report(PruningReport, id: String?)
    /// What was decided about a trial, and the ID of its run, if the line says it.
    case decision(PruningDecision, id: String?)
    /// What came of a trial.
    case record(TrialRecord)
  }

  /// Takes a line of a journal.
  ///
  /// - Returns: What it tells that is new; of a record, whatever it tells.
  @discardableResult
  package mutating func take(_ line: JSONValue) -> News? {
    if let report = line[Self.report].flatMap({ try? PruningReport(json: $0) }) {
      let key = TrialKey(report.trial, Self.id(in: line))
      let isNew = places[key, default: []].insert(report.resource).inserted
      if isNew { insert(report, of: key) }
      return isNew ? .report(report, id: key.id) : nil
    }
    if let decision = line[Self.decision].flatMap({ try? PruningDecision(json: $0) }) {
      let key = TrialKey(decision.trial, Self.id(in: line))
      let isNew = checks[key, default: []].insert(decision.check).inserted
      if isNew { decisions[key, default: []].append(decision) }
      return isNew ? .decision(decision, id: key.id) : nil
    }
    guard let record = try? TrialRecord(json: line) else {
      damagedCount += 1
      return nil
    }
    if record.status == .failed { failures.insert(record.id) }
    let former = records[record.id]?.status
    if former.map({ !$0.isEnd && $0.rank <= record.status.rank }) ?? true {
      records[record.id] = record
    }
    return .record(record)
  }

  private static func id(in line: JSONValue) -> String? {
    line[Self.id].flatMap { try? String(json: $0) }
  }

  /// What a trial has reported, in the order of its training: what lines say that name its run, and
  /// beside it what lines of earlier versions say of its number.
  package func reports(of number: Int, id: String) -> [PruningReport] {
    let key = TrialKey(number, id)
    let own = reports[key] ?? []
    guard let others = reports[TrialKey(number, nil)] else { return own }
    return (own + others.filter { places[key]?.contains($0.resource) != true })
      .sorted { $0.resource < $1.resource }
  }

  /// What was decided about a trial, by the same lines as its reports.
  package func decisions(of number: Int, id: String) -> [PruningDecision] {
    let key = TrialKey(number, id)
    let own = decisions[key] ?? []
    guard let others = decisions[TrialKey(number, nil)] else { return own }
    return others.filter { checks[key]?.contains($0.check) != true } + own
  }

  /// Forgets trials that have failed, which are to be run again.
  package mutating func forgetFailures() {
    records = records.filter { $0.value.status != .failed }
  }

  /// Puts a report where it belongs, which is nearly always the end.
  private mutating func insert(_ report: PruningReport, of key: TrialKey) {
    let earlier = reports[key, default: []]
    let place = earlier.lastIndex { $0.resource < report.resource }.map { $0 + 1 } ?? 0
    reports[key, default: []].insert(report, at: place)
  }
}
