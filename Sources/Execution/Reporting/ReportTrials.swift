internal import Experiments
internal import JSON
internal import Messages
internal import Reports
internal import Results

/// Runs as a table and as the data of figures: a row a run, a column a value that varies.
struct ReportTrials {
  /// The header and the cells of the table.
  let (columns, rows): ([String], [[String]])
  /// The columns of what varies.
  let axes: [String]
  /// The column that runs are judged by.
  let objective: String
  let isGreaterBetter: Bool

  /// Takes the table of a sweep, whose cells stay as they are.
  init(_ table: CSVTable, objective: String, isGreaterBetter: Bool) {
    columns = table.columns
    rows = table.rows.map { row in
      table.columns.indices.map { $0 < row.count ? row[$0] : "" }
    }
    let cell = table.columns.firstIndex(of: "cell") ?? -1
    let end = table.columns.firstIndex { ["seed", "phase", "status"].contains($0) } ?? 0
    axes = cell + 1 < end ? Array(table.columns[(cell + 1)..<end]) : []
    (self.objective, self.isGreaterBetter) = (objective, isGreaterBetter)
  }

  /// Takes runs, with the values by which they differ.
  init(_ runs: [FoundRun]) {
    let facts = runs.map { RunFacts(run: $0) }
    objective = facts.first?.metric ?? SweepObjective.trainLoss
    isGreaterBetter = SweepObjective.isGreaterBetter(objective)
    let tables = runs.map { run in
      Dictionary(
        (run.values.map { SpecValues($0).leaves } ?? []).map { ($0.path, $0.value.cellText) },
        uniquingKeysWith: { first, _ in first })
    }
    var seen: Set<String> = ["name", "description", "seed"]
    let paths = runs.flatMap { run in run.values.map { SpecValues($0).leaves.map(\.path) } ?? [] }
      .filter { seen.insert($0).inserted }
    axes = paths.filter { path in Set(tables.map { $0[path] ?? "" }).count > 1 }
    columns = ["name", "id"] + axes + ["seed", "status", objective, "message"]
    rows = zip(runs, tables).map { [axes, objective] run, values in
      [run.name, run.id] + axes.map { values[$0] ?? "" } + [
        run.seed ?? "", run.status.rawValue,
        run.result["summary"]?[objective].map(\.cellText) ?? "", run.text("message") ?? "",
      ]
    }
  }

  /// The table of the page.
  var table: ReportTable {
    ReportTable(
      id: "trials", caption: "A row a run; click a heading to sort", columns: columns, rows: rows,
      isSortable: true)
  }

  /// The data of figures: only runs that are done have a value.
  var json: JSONValue {
    let status = columns.firstIndex(of: "status")
    let isDone = rows.map { row in status.map { row[$0] == "done" } ?? false }
    let values = zip(cells(objective), isDone).map { text, isDone -> JSONValue in
      isDone ? Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? .null : .null
    }
    let numbers = cells("trial").enumerated().map { Double($1) ?? Double($0) }
    return .object([
      ("objective", objective.json), ("greater", isGreaterBetter.json),
      ("numbers", .array(numbers.map { .number($0) })),
      ("names", .array(numbers.map { $0.plainText.json })), ("values", .array(values)),
      ("axes", .array(axes.map(axis))),
    ])
  }

  /// The rows of a sweep's cell whose runs are done, one a run.
  func places(ofCell cell: Int) -> [Int] {
    let (numbers, status, ids) = (cells("cell"), cells("status"), ids)
    var seen: Set<String> = []
    return rows.indices.filter { place in
      numbers[place] == String(cell) && status[place] == "done" && seen.insert(ids[place]).inserted
    }
  }

  /// The IDs of the runs in order.
  var ids: [String] { cells("id") }

  private func axis(_ path: String) -> JSONValue {
    let values = cells(path).map { text -> JSONValue in
      if text.isEmpty { return .null }
      return Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? text.json
    }
    return .object([("path", path.json), ("values", .array(values))])
  }

  private func cells(_ column: String) -> [String] {
    guard let place = columns.firstIndex(of: column) else { return rows.map { _ in "" } }
    return rows.map { $0[place] }
  }
}
