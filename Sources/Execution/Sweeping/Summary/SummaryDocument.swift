internal import JSON
internal import Results
internal import Sweeps

/// All that is known of the cells of a sweep, as `summary.json`.
///
/// The room's README documents its shape. A cell and a failure take a line each, so that the file can
/// be read by lines and compared.
enum SummaryDocument {
  /// The version of the shape.
  private static let format = 1

  static func bytes(_ summary: SweepSummary) -> [UInt8] {
    let results = summary.results
    let numbers = summary.ranking.undistinguished.map { results.cells[$0].number }.sorted()
    let comparison = summary.ranking.comparison
    let isCompared = (comparison?.count ?? 0) > 0
    let head: [(String, JSONValue)] = [
      ("format", format.json), ("name", results.name.json), ("sweep", results.id.json),
      ("objective", objective(results.goal)), ("trials", results.trials.count.json),
      ("statuses", results.statusCounts),
      ("best", (comparison.map { results.cells[$0.best].number }).json),
      ("comparisons", (comparison?.count ?? 0).json),
      ("not_distinguishable", isCompared ? .array(numbers.map(\.json)) : .null),
      ("fewest_seeds", (comparison?.fewestSeeds).json),
      ("remarks", .array(ComparisonText(summary).lines.map(\.json))),
      ("importance", ImportanceDocument.json(summary)),
    ]
    var text = "{\n"
    for (key, value) in head { text += "  \"\(key)\": \(value.compactText),\n" }
    append("failures", failures(results), to: &text)
    text += ",\n"
    append("cells", results.cells.indices.lazy.map { cell($0, summary) }, to: &text)
    text += "\n}\n"
    return Array(text.utf8)
  }

  private static func append(
    _ key: String, _ items: some Sequence<JSONValue>, to text: inout String
  ) {
    text += "  \"\(key)\": ["
    var separator = "\n"
    for item in items {
      text += "\(separator)    \(item.compactText)"
      separator = ",\n"
    }
    text += separator == "\n" ? "]" : "\n  ]"
  }

  private static func objective(_ goal: SweepGoal) -> JSONValue {
    .object([
      ("key", goal.key.json), ("metric", goal.column.json),
      ("of", (goal.isBest ? "best" : "final").json),
      ("direction", goal.direction.rawValue.json),
    ])
  }

  private static func failures(_ results: SweepResults) -> [JSONValue] {
    results.trials.compactMap { trial in
      guard let record = trial.record, record.status == .failed || record.status == .diverged
      else { return nil }
      return .object([
        ("trial", trial.number.json), ("id", trial.id.json),
        ("status", record.status.rawValue.json),
        ("message", record.message.json),
      ])
    }
  }

  private static func cell(_ place: Int, _ summary: SweepSummary) -> JSONValue {
    let (cell, values) = (summary.results.cells[place], summary.ranking.values[place])
    return .object([
      ("cell", cell.number.json), ("values", cell.json(summary.results.axes)),
      ("rank", summary.ranking.ranks[place].json), ("phase", values.phase.rawValue.json),
      ("searched", json(values.searched)), ("confirmed", json(values.confirmed)),
      ("comparison", ComparisonDocument.json(of: place, summary.ranking.comparison)),
    ])
  }

  private static func json(_ part: CellValues.Part) -> JSONValue {
    guard !part.isEmpty else { return .null }
    return .object(
      [
        ("n", part.values.count.json), ("lacking", part.lacking.json),
      ] + ComparisonDocument.moments(part.statistics))
  }
}

extension SweepResults {
  /// How many trials have come to what, by the names of that.
  var statusCounts: JSONValue {
    .object(statuses.map { ($0.status.rawValue, $0.count.json) })
  }
}

extension SweepResults.Cell {
  /// The values of the axes that the cell has, by their paths.
  func json(_ axes: [String]) -> JSONValue {
    .object(zip(axes, values).compactMap { axis, value in value.map { (axis, $0.json) } })
  }
}
