internal import JSON
package import Sweeps
internal import System

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

  /// Reads the journals of a sweep's folder.
  ///
  /// A last line that has no end is one that is being written, or of a writer that was killed.
  package init(in folder: SweepFolder) {
    let place = "\(folder.path)/journal"
    for name in ((try? Folder(place))?.names ?? []).sorted() where name.hasSuffix(".jsonl") {
      let bytes = SmallFile.contents("\(place)/\(name)", limit: 1 << 30) ?? []
      guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { continue }
      for line in bytes[..<end].split(separator: UInt8(ascii: "\n")) {
        guard let json = try? JSONValue(parsing: line) else { continue }
        take(json)
      }
    }
    for (trial, found) in reports {
      reports[trial] = found.sorted { $0.resource < $1.resource }
    }
  }

  private mutating func take(_ line: JSONValue) {
    if let report = line[Self.report].flatMap({ try? PruningReport(json: $0) }) {
      let isNew = places[report.trial, default: []].insert(report.resource).inserted
      if isNew { reports[report.trial, default: []].append(report) }
    } else if let decision = line[Self.decision].flatMap({ try? PruningDecision(json: $0) }) {
      let isNew = checks[decision.trial, default: []].insert(decision.check).inserted
      if isNew { decisions[decision.trial, default: []].append(decision) }
    } else if let record = try? TrialRecord(json: line),
      records[record.id].map({ !$0.status.isEnd && $0.status.rank <= record.status.rank }) ?? true
    {
      records[record.id] = record
    }
  }
}
