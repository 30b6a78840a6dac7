internal import JSON
internal import Results

/// What a worker says of a trial.
struct TrialAnswer {
  /// How a command would end whose run this was.
  let status: ExitStatus
  /// What came of the run; nil where another process has it.
  let record: TrialRecord?
  /// What went wrong, and what is worth knowing.
  let problems: [Problem]
  /// Whether what the run leaves could not be kept, for a reason that concerns it alone, such as a folder that
  /// was moved away: it may go well when it is begun again.
  var isUnkept = false

  /// What went wrong first.
  var cause: String { problems.first { $0.status != nil }?.text ?? "" }

  /// The answer on one line.
  var line: String {
    JSONValue.object([
      ("status", Int(status.rawValue).json), ("record", record?.json ?? .null),
      ("problems", .array(problems.map(\.json))), ("unkept", isUnkept.json),
    ]).compactText
  }

  init(_ status: ExitStatus, _ record: TrialRecord?, _ problems: [Problem]) {
    (self.status, self.record, self.problems) = (status, record, problems)
  }

  /// Reads what ``line`` gives.
  init(line: String) throws(JSONError) {
    let json = try JSONValue(parsing: Array(line.utf8))
    var problems: [Problem] = []
    guard case .array(let items)? = json["problems"],
      let status = ExitStatus(rawValue: Int32(truncatingIfNeeded: try json.value("status") as Int))
    else { throw JSONError("a status is missing") }
    for item in items { problems.append(try Problem(json: item)) }
    let record: TrialRecord? = try json.value("record")
    self.init(status, record, problems)
    isUnkept = try json.value("unkept")
  }
}

extension Problem {
  fileprivate var json: JSONValue {
    .object([("text", text.json), ("status", (status.map { Int($0.rawValue) }).json)])
  }

  fileprivate init(json: JSONValue) throws(JSONError) {
    let status: Int? = try json.value("status")
    self.init(
      try json.value("text"),
      status.flatMap { ExitStatus(rawValue: Int32(truncatingIfNeeded: $0)) })
  }
}
