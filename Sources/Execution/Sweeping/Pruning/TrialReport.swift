internal import JSON
internal import Results
internal import Sweeps

/// What a worker says while it runs a trial that may be pruned.
struct TrialReport {
  /// What the trial has measured.
  let report: PruningReport
  /// Whether it waits for an answer.
  let waits: Bool

  /// The report on one line.
  var line: String {
    JSONValue.object([("report", report.json), ("waits", waits.json)]).compactText
  }

  init(_ report: PruningReport, waits: Bool) { (self.report, self.waits) = (report, waits) }

  /// Reads what ``line`` gives; nil for anything else.
  init?(line: String) {
    guard let json = try? JSONValue(parsing: Array(line.utf8)),
      let report = try? json.value("report") as PruningReport,
      let waits = try? json.value("waits") as Bool
    else { return nil }
    self.init(report, waits: waits)
  }
}
