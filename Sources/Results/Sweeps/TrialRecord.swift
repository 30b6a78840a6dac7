package import JSON
internal import Synchronization

/// What came of a trial, as a line of a journal holds it.
package struct TrialRecord: Sendable, Equatable {
  /// The name of the run's folder.
  package let id: String
  /// How the run stands.
  package let status: RunStatus
  /// Why it is not done.
  package let message: String?
  /// What was measured, by the names of `metrics.csv`, as in `result.json`.
  package let summary: [Measure]
  /// Seconds of the run's processes.
  package let seconds: Double?

  /// A number of a summary.
  package struct Measure: Sendable, Equatable {
    /// What it is called.
    package let name: String
    /// The number; nil where it was none.
    package let value: Double?

    /// Names a number.
    package init(name: String, value: Double?) { (self.name, self.value) = (name, value) }
  }

  /// Makes a record.
  package init(
    id: String, status: RunStatus, message: String? = nil, summary: [Measure] = [],
    seconds: Double? = nil
  ) {
    (self.id, self.status, self.message) = (id, status, message)
    (self.summary, self.seconds) = (summary, seconds)
  }

  /// Takes what a `result.json` says; nil where it does not say how the run stands.
  package init?(id: String, result json: JSONValue) {
    guard let word = try? json.value("status") as String, let status = RunStatus(rawValue: word)
    else { return nil }
    var summary: [Measure] = []
    if case .object(let pairs)? = json["summary"] {
      summary = pairs.map {
        Measure(name: Self.shared($0.key), value: try? Double(json: $0.value))
      }
    }
    self.init(
      id: id, status: status, message: try? json.value("message") as String?, summary: summary,
      seconds: try? json["seconds"]?.value("total") as Double?)
  }

  /// The names of measures, of which a sweep has few and its records very many.
  private static let names = Mutex<Set<String>>([])
  /// The most names that are kept, whatever the journals hold.
  private static let mostNames = 10_000

  /// The same text in the memory that other records have it in.
  private static func shared(_ name: String) -> String {
    names.withLock { names in
      names.count < mostNames ? names.insert(name).memberAfterInsert : name
    }
  }

  /// The number of a summary; nil if there is none, or it is not finite.
  package func value(_ name: String) -> Double? {
    summary.first { $0.name == name }?.value.flatMap { $0.isFinite ? $0 : nil }
  }
}

extension TrialRecord: JSONCodable {
  package var json: JSONValue {
    .object([
      ("id", id.json), ("status", status.rawValue.json), ("message", message.json),
      ("summary", .object(summary.map { ($0.name, $0.value.json) })),
      ("seconds", .object([("total", seconds.json)])),
    ])
  }

  package init(json: JSONValue) throws(JSONError) {
    guard let record = TrialRecord(id: try json.value("id"), result: json) else {
      throw JSONError("a status is missing")
    }
    self = record
  }
}
