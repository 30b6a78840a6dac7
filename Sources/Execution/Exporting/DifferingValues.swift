internal import Exports

/// What some runs do not have alike of the values of their specs.
struct DifferingValues {
  typealias Value = HyperparameterEvents.Value

  /// The paths, in the order in which runs name them first.
  let paths: [String]
  private let values: [String: [Value]]

  /// Compares the values of runs.
  init(_ runs: [HyperparameterEvents.Values]) {
    var (paths, values): ([String], [String: [Value]]) = ([], [:])
    var counts: [String: Int] = [:]
    for run in runs {
      for (path, value) in run {
        counts[path, default: 0] += 1
        if values[path] == nil { paths.append(path) }
        if values[path]?.contains(value) != true { values[path, default: []].append(value) }
      }
    }
    self.paths = paths.filter { values[$0, default: []].count > 1 || counts[$0] != runs.count }
    self.values = values
  }

  /// What a column of all values at a path holds.
  func kind(of path: String) -> ParquetColumn.Kind {
    let kinds = Set((values[path] ?? []).map(Self.kind))
    return kinds.count == 1 ? kinds.first ?? .text : .text
  }

  private static func kind(_ value: Value) -> ParquetColumn.Kind {
    switch value {
    case .number: .number
    case .flag: .flag
    case .text: .text
    }
  }
}
