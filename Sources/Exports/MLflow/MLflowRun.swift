internal import JSON

/// A run as MLflow's file store has it: files by their paths in the run's folder.
///
/// Source: mlflow/store/tracking/file_store.py; what `mlflow migrate-filestore` reads of it.
package struct MLflowRun: Sendable {
  /// A measured value, with its time in milliseconds since the beginning of 1970.
  package typealias Point = (milliseconds: Int, value: Double, step: Int)

  /// How a run stands, by MLflow's numbers.
  package enum Status: Int, Sendable {
    /// It is under way.
    case running = 1
    /// It came to its end.
    case finished = 3
    /// It has failed.
    case failed = 4
    /// It was stopped.
    case killed = 5
  }

  /// The files so far.
  package private(set) var files: [(path: String, text: String)] = []
  private var names: Set<String> = []

  /// A database takes no longer names and values than these.
  private static let (longestName, longestValue) = (250, 6000)

  /// Begins a run, whose ID has 32 hexadecimal digits; times are in milliseconds.
  package init(
    id: String, experiment: Int, name: String, status: Status, started: Int, ended: Int?
  ) {
    files.append(
      (
        "meta.yaml",
        Self.yaml([
          ("artifact_uri", "mlflow-artifacts:/\(experiment)/\(id)/artifacts".json),
          ("end_time", ended.json), ("entry_point_name", "".json),
          ("experiment_id", "\(experiment)".json), ("lifecycle_stage", "active".json),
          ("run_id", id.json), ("run_name", name.json), ("run_uuid", id.json),
          ("source_name", "".json), ("source_type", 4.json), ("source_version", "".json),
          ("start_time", started.json), ("status", status.rawValue.json), ("tags", .array([])),
          ("user_id", "".json),
        ])
      ))
    addTag("mlflow.runName", name)
  }

  /// The file that names an experiment, in whose folder those of its runs are.
  package static func experiment(_ number: Int, name: String, created: Int) -> String {
    yaml([
      ("artifact_location", "mlflow-artifacts:/\(number)".json), ("creation_time", created.json),
      ("experiment_id", "\(number)".json), ("last_update_time", created.json),
      ("lifecycle_stage", "active".json), ("name", name.json),
    ])
  }

  /// Adds a value that the run was made with; a long one is cut.
  package mutating func addParameter(_ name: String, _ value: String) {
    let isLong = value.utf8.count > Self.longestValue
    let text = isLong ? String(value.unicodeScalars.prefix(Self.longestValue / 4)) + "…" : value
    add("params", name, text)
  }

  /// Adds a text about the run.
  package mutating func addTag(_ name: String, _ value: String) { add("tags", name, value) }

  /// Adds what was measured under a name, in order.
  package mutating func addMetric(_ name: String, _ points: [Point]) {
    let lines = points.map { "\($0.milliseconds) \($0.value) \($0.step)\n" }
    add("metrics", name, lines.joined())
  }

  /// A name becomes a file's: what MLflow allows in names stays, but for slashes.
  private mutating func add(_ folder: String, _ name: String, _ text: String) {
    let allowed = name.unicodeScalars.map { scalar -> Character in
      let isKept =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789_-. ".unicodeScalars.contains(scalar))
      return isKept ? Character(scalar) : "_"
    }
    let short = String(allowed.prefix(Self.longestName - 10))
    let base = short.allSatisfy { $0 == "." } ? "_\(short)" : short
    var (path, number) = ("\(folder)/\(base)", 1)
    while !names.insert(path).inserted {
      number += 1
      path = "\(folder)/\(base)_\(number)"
    }
    files.append((path, text))
  }

  /// JSON's values are YAML's, too.
  private static func yaml(_ pairs: [(String, JSONValue)]) -> String {
    pairs.map { "\($0): \($1.compactText)\n" }.joined()
  }
}
