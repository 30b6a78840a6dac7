package import JSON

/// A study of Optuna as a journal, which `JournalStorage` reads: an object a line.
///
/// Source: optuna/storages/journal/_storage.py. Numbers of studies and trials are those of their order.
package enum OptunaJournal {
  /// The operations of a journal that are written here.
  private enum Operation: Int { case createStudy = 0, studyAttribute = 2, createTrial = 4 }

  /// The end of a trial whose run is not there any more; Optuna reads no trial that ended without a time.
  private static let unknownTime = "1970-01-01T00:00:00.000Z"
  /// What every line says wrote it.
  private static let worker: (String, JSONValue) = ("worker_id", "runner".json)

  /// How a trial stands, by Optuna's numbers.
  package enum State: Int, Sendable {
    /// It is under way.
    case running = 0
    /// It has a value.
    case complete = 1
    /// It was ended early.
    case pruned = 2
    /// It has no value.
    case failed = 3
    /// It has not begun.
    case waiting = 4
  }

  /// A parameter of a trial.
  package struct Parameter: Sendable {
    let name: String
    let distribution: OptunaDistribution
    /// The number as the distribution has it; of categories the place.
    let value: Double

    /// Names a parameter's value.
    package init(name: String, distribution: OptunaDistribution, value: Double) {
      (self.name, self.distribution, self.value) = (name, distribution, value)
    }
  }

  /// A trial with all that came of it.
  package struct Trial: Sendable {
    let state: State
    let value: Double?
    let parameters: [Parameter]
    let intermediates: [(step: Int, value: Double)]
    let (started, ended): (String?, String?)
    let attributes: [(name: String, value: JSONValue)]

    /// Makes a trial, whose times are those of ISO 8601.
    package init(
      _ state: State, value: Double?, parameters: [Parameter],
      intermediates: [(step: Int, value: Double)], started: String?, ended: String?,
      attributes: [(name: String, value: JSONValue)]
    ) {
      (self.state, self.value, self.parameters) = (state, value, parameters)
      (self.intermediates, self.started, self.ended) = (intermediates, started, ended)
      self.attributes = attributes
    }
  }

  /// The lines that begin a study, which has one objective.
  package static func study(_ name: String, isMaximized: Bool, metric: String) -> String {
    let first = line(
      .createStudy,
      [("study_name", name.json), ("directions", .array([(isMaximized ? 2 : 1).json]))])
    let second = line(
      .studyAttribute,
      [("study_id", 0.json), ("user_attr", .object([("objective", metric.json)]))])
    return first + second
  }

  /// The line of a trial.
  package static func trial(_ trial: Trial) -> String {
    let hasEnded = trial.state != .running && trial.state != .waiting
    let parameters = trial.parameters
    // A trial that has not ended has no time of its end, not even null.
    let end =
      hasEnded ? [("datetime_complete", (trial.ended ?? trial.started ?? unknownTime).json)] : []
    return line(
      .createTrial,
      end + [
        ("study_id", 0.json), ("datetime_start", trial.started.json),
        ("state", trial.state.rawValue.json), ("value", trial.value.json), ("values", .null),
        (
          "distributions",
          .object(parameters.map { ($0.name, $0.distribution.json.compactText.json) })
        ),
        ("params", .object(parameters.map { ($0.name, $0.value.json) })),
        ("user_attrs", .object(trial.attributes.map { ($0.name, $0.value) })),
        ("system_attrs", .object([])),
        (
          "intermediate_values",
          .object(trial.intermediates.map { ("\($0.step)", $0.value.json) })
        ),
      ])
  }

  private static func line(_ operation: Operation, _ fields: [(String, JSONValue)]) -> String {
    JSONValue.object([("op_code", operation.rawValue.json), worker] + fields).compactText + "\n"
  }
}
