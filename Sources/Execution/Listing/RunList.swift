internal import JSON
internal import Messages
internal import Results

/// The runs so far, of which some are chosen, as a table, JSON lines or CSV.
package struct RunList: Sendable {
  /// The columns where none are asked for; a table has the metric's name over its last two.
  private static let standard = [
    "name", "id", "status", "started", "seconds", "steps", "metric", "final", "best",
  ]

  private let columns: [String]
  private let isStandard: Bool
  /// A value a column of each run.
  private let rows: [[JSONValue?]]
  /// What may not be as it was meant.
  package let warnings: [Problem]

  /// Lists the runs at some paths.
  ///
  /// - Parameters:
  ///   - paths: Those of runs, sweeps, names or folders of results.
  ///   - conditions: What all hold of each run that is listed.
  ///   - order: Their order; nil for the order in which they were started.
  ///   - columns: The paths of values, beside name and ID; nil for those that are always of use.
  /// - Throws: `Problem` where there are no runs.
  package init(
    at paths: [String], where conditions: [RunCondition], by order: RunOrder?,
    columns: [String]?
  ) throws(Problem) {
    self.init(try FoundRuns.all(at: paths), conditions, order, columns)
  }

  /// Lists runs.
  init(
    _ all: [FoundRun], _ conditions: [RunCondition], _ order: RunOrder?, _ asked: [String]?
  ) {
    let chosen = all.map(RunFacts.init).filter { facts in
      conditions.allSatisfy { $0.holds(of: facts.value($0.path)) }
    }
    let sorting = order ?? RunOrder(ascending: "started")
    let places = sorting.order(chosen.map { $0.value(sorting.path) })
    var seen: Set<String> = []
    let shown = asked.map { ["name", "id"] + $0 } ?? Self.standard
    let columns = shown.filter { seen.insert($0).inserted }
    rows = places.map { place in columns.map { chosen[place].value($0) } }
    (self.columns, isStandard) = (columns, asked == nil)
    let named = conditions.map(\.path) + (order.map { [$0.path] } ?? []) + (asked ?? [])
    warnings =
      UnknownPaths.warnings(named, all.lazy.map(RunFacts.init))
      + (chosen.isEmpty ? [Problem(at: "runs", Message.noneChosen(all.count), nil)] : [])
  }

  /// An object a run, on a line each.
  package var json: [String] {
    rows.map { row in
      JSONValue.object(zip(columns, row).map { ($0, $1 ?? .null) }).compactText
    }
  }

  /// A header and a row a run.
  package var csv: String {
    var table = CSVRows()
    for column in columns { table.append(column) }
    table.endRow()
    for row in rows {
      for value in row { table.append(value?.cellText ?? "") }
      table.endRow()
    }
    return String(decoding: table.bytes, as: UTF8.self)
  }

  /// The table for people.
  ///
  /// A line has at most `width` characters, or any number.
  package func lines(width: Int?) -> [String] {
    guard !rows.isEmpty else { return [] }
    let metric = isStandard ? sharedMetric : nil
    let places = columns.indices.filter { metric == nil || columns[$0] != "metric" }
    let titles = places.map { columns[$0] == "final" ? metric ?? "final" : columns[$0] }
    let fits = places.map { fit(of: $0) }
    let cells = rows.map { row in places.map { row[$0].map(\.shownText) ?? "" } }
    return FittedTable(Array(zip(titles, fits)), cells).lines(width: width)
  }

  private var sharedMetric: String? {
    guard let place = columns.firstIndex(of: "metric") else { return nil }
    let metrics = Set(rows.map { $0[place]?.cellText })
    return metrics.count == 1 ? metrics.first.flatMap(\.self) : nil
  }

  private func fit(of column: Int) -> FittedTable.Fit {
    let isNumber = rows.allSatisfy { row in row[column].map { $0.asNumber != nil } ?? true }
    return isNumber ? .number : columns[column] == "id" ? .whole : .text
  }
}
