package import Exports
package import JSON
internal import System

/// A run as records of an event file of TensorBoard.
///
/// In order: the version, the two events of the HParams plugin that begin a session, an event a row of
/// `metrics.csv`, and the one that ends the session. Tags are names of columns, the step is the column of
/// that name.
package enum RunEvents {
  /// The name of a run's file, by which readers know what it is; it holds no time and no host, so that there
  /// is one.
  package static let fileName = "events.out.tfevents.0.runner"
  /// Parts of a spec that say nothing of what a run comes to.
  private static let silent: Set<String> = [
    "name", "description", "threads", "results", "plots", "sweep",
  ]

  /// The numbers, texts and Booleans of a spec by their paths; lists as texts.
  package static func values(of spec: JSONValue) -> HyperparameterEvents.Values {
    SpecValues(spec).leaves.compactMap { path, value in
      guard !silent.contains(String(path.prefix { $0 != "." })) else { return nil }
      return self.value(value).map { (path, $0) }
    }
  }

  private static func value(_ value: JSONValue) -> HyperparameterEvents.Value? {
    switch value {
    case .null, .object: nil
    case .bool(let flag): .flag(flag)
    case .integer(let number): .number(Double(number))
    case .number(let number): .number(number)
    case .string(let text): .text(text)
    case .array: .text(value.compactText)
    }
  }

  /// The records before the first row.
  package static func head(
    _ values: HyperparameterEvents.Values, columns: [String], run: String, started: Double
  ) -> [UInt8] {
    let time = EventTime(seconds: started, step: 0)
    let metrics = columns.filter { $0.hasPrefix("train.") || $0.hasPrefix("validation.") }
    let events = [
      ScalarEvents.version(at: time),
      HyperparameterEvents.experiment(values, metrics: metrics, at: time),
      HyperparameterEvents.start(values, run: run, at: time),
    ]
    return events.flatMap(EventRecord.bytes)
  }

  /// How many records are before the first row.
  static let headCount = 3

  /// The record of a row, whose first column is the step.
  package static func row(
    _ cells: [Double?], columns: [String], seconds: Double
  ) -> [UInt8] {
    let step = cells.first.flatMap(\.self).flatMap { Int(exactly: $0) } ?? 0
    let values = zip(columns, cells).dropFirst().compactMap { tag, value in
      value.map { (tag: tag, value: $0) }
    }
    return EventRecord.bytes(
      ScalarEvents.scalars(values, at: EventTime(seconds: seconds, step: step)))
  }

  /// The record that ends a session; none of a run that goes on or can be resumed.
  package static func end(_ status: RunStatus, step: Int, seconds: Double) -> [UInt8] {
    let ending: HyperparameterEvents.Ending
    switch status {
    case .running, .interrupted: return []
    case .done, .pruned: ending = .success
    case .diverged, .failed: ending = .failure
    }
    return EventRecord.bytes(
      HyperparameterEvents.end(ending, at: EventTime(seconds: seconds, step: step)))
  }
}

extension Timestamp {
  /// Seconds since the beginning of 1970, with their fraction.
  package var inSeconds: Double { Double(seconds) + Double(nanoseconds) / 1e9 }
}
