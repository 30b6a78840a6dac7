internal import Experiments
internal import JSON
internal import Results

/// What a run can be asked, by path: facts of the run, what was measured, values of its spec.
struct RunFacts {
  /// The names of facts that are in no other document.
  static let own = ["name", "id", "path", "status", "seconds", "metric", "final", "best"]
  /// Keys of `result.json` that hold what has paths of its own.
  private static let opened: Set<String> = ["summary", "values"]

  let run: FoundRun

  /// The value at a path; nil where the run has none, or null.
  func value(_ path: String) -> JSONValue? {
    let value = own(path) ?? run.result["summary"]?[path] ?? spec?[path] ?? document[path]
    return value == .null ? nil : value
  }

  private func own(_ path: String) -> JSONValue? {
    switch path {
    case "name": run.name.json
    case "id": run.id.json
    case "path": run.path.json
    case "status": run.status.rawValue.json
    case "seconds": run.result["seconds"]?["total"]
    case "metric": metric.json
    case "final": run.result["summary"]?[metric]
    case "best": run.result["summary"]?["best.\(metric)"]
    case _: nil
    }
  }

  /// The column that the run is judged by: that of `train.monitor`, or else the validation loss, or
  /// else the training loss.
  var metric: String {
    let summary = run.result["summary"]
    return [monitored, "\(SweepObjective.validation)loss"].compactMap(\.self)
      .first { summary?[$0] != nil } ?? SweepObjective.trainLoss
  }

  /// The column of `train.monitor`; nil where the spec names none.
  var monitored: String? {
    guard case .string(let name)? = run.result["values"]?["train"]?["monitor"] else { return nil }
    return name.contains(".") ? name : SweepObjective.validation + name
  }

  /// Where the result was too large for the values they are in a file of their own.
  private var spec: SpecValues? { run.values.map(SpecValues.init) }

  private var document: SpecValues {
    guard case .object(let pairs) = run.result else { return SpecValues(.null) }
    return SpecValues(.object(pairs.filter { !Self.opened.contains($0.key) }))
  }

  /// All paths at which the run has a value.
  var paths: [String] {
    var paths = Self.own
    if case .object(let pairs)? = run.result["summary"] { paths += pairs.map(\.key) }
    return paths + (spec?.leaves.map(\.path) ?? []) + document.leaves.map(\.path)
  }
}
