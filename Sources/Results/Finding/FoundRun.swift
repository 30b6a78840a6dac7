package import JSON
internal import System

/// A run that was found among results: in a folder of its own, or in a pack.
package struct FoundRun: Sendable {
  private enum Place: Sendable {
    case folder(RunFolder)
    case pack(PackedRun)
  }

  /// The experiment's name.
  package let name: String
  /// The name of the run's folder: its ID, and a number if it is not the first.
  package let id: String
  /// Where it is, for people.
  package let path: String
  /// How it stands.
  package let status: RunStatus
  /// What `result.json` says.
  package let result: JSONValue
  private let place: Place

  /// Looks at a run's folder; nil if there is no result that can be read.
  package init?(_ folder: RunFolder) {
    guard let stored = folder.storedResult else { return nil }
    self.init(folder.name, folder.id, folder.path, stored, .folder(folder))
  }

  /// Takes a run of a pack; nil if there is no result in it that can be read.
  package init?(_ run: PackedRun, named name: String, in root: String) {
    guard let stored = run.result else { return nil }
    self.init(name, run.id, "\(root)/\(name)/\(run.id)", stored, .pack(run))
  }

  private init(
    _ name: String, _ id: String, _ path: String, _ stored: StoredResult, _ place: Place
  ) {
    (self.name, self.id, self.path, self.place) = (name, id, path, place)
    (status, result) = (stored.status, stored.document)
  }

  /// The run's folder; nil if it is in a pack.
  package var folder: RunFolder? {
    switch place {
    case .folder(let folder): folder
    case .pack: nil
    }
  }

  /// The content of one of its files, by the path in the run's folder; nil if it cannot be read.
  package func bytes(of file: String) -> [UInt8]? {
    switch place {
    case .folder(let folder): SmallFile.contents("\(folder.path)/\(file)", limit: .max)
    case .pack(let run): run[file]
    }
  }

  /// What was measured, as `metrics.csv` holds it; nil if that cannot be read.
  package var metrics: CSVTable? { bytes(of: MetricsOutput.name).map { CSVTable($0) } }

  /// The spec's resolved values; nil where the result has none.
  package var values: JSONValue? {
    guard let values = result["values"], values != .null else {
      return bytes(of: "resolved.json").flatMap { try? JSONValue(parsing: $0) }?["values"]
    }
    return values
  }

  /// The seed as it is written; nil where the result has none.
  package var seed: String? {
    switch result["seed"] {
    case .integer(let seed)?: "\(seed)"
    case .string(let seed)?: seed
    case _: nil
    }
  }

  /// A number of the summary, by the name of its column; nil if there is none, or it is not finite.
  package func value(_ name: String) -> Double? {
    (try? result["summary"]?.value(name) as Double?).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A text that `result.json` holds at its top, such as `started`; nil if there is none.
  package func text(_ key: String) -> String? { try? result.value(key) as String }
}
