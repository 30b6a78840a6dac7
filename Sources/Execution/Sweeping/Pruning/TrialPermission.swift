internal import JSON
internal import Results
internal import Sweeps

/// What a worker is told that waits after a report.
struct TrialPermission {
  /// What was decided about the trial.
  let answer: PruningAnswer
  /// Whether it reports what it measures before it asks again.
  let reportsAll: Bool

  /// The permission on one line.
  var line: String {
    JSONValue.object([
      ("trial", answer.trial.json), ("next", answer.next.json), ("all", reportsAll.json),
      ("decisions", .array(answer.decisions.map(\.json))),
    ]).compactText
  }

  init(_ answer: PruningAnswer, reportsAll: Bool) {
    (self.answer, self.reportsAll) = (answer, reportsAll)
  }

  /// Reads what ``line`` gives.
  init(line: String) throws(JSONError) {
    let json = try JSONValue(parsing: Array(line.utf8))
    guard case .array(let items)? = json["decisions"] else {
      throw JSONError("decisions are missing")
    }
    var decisions: [PruningDecision] = []
    for item in items { decisions.append(try PruningDecision(json: item)) }
    self.init(
      PruningAnswer(
        trial: try json.value("trial"), decisions: decisions, next: try json.value("next")),
      reportsAll: try json.value("all"))
  }
}
