internal import Experiments
internal import JSON
internal import Messages
internal import Results
internal import Sweeps

/// The tables of a sweep: its trials, and what its cells come to.
///
/// They follow from the sweep and from what its trials came to, whatever the order in which they ended.
struct SweepTables {
  private struct Cell {
    let number: Int
    let values: [TrialValue]
    let statistics: CellStatistics?
    let lacking: Int
  }

  /// The most cells that are shown.
  private static let most = 5

  private let state: SweepState
  private let cells: [Cell]
  private let ranks: [Int?]

  private var sweep: PreparedSweep { state.sweep }
  private var records: [String: TrialRecord] { state.records }
  private var axes: [String] { sweep.base.section.axes.map(\.path) }

  init(_ state: SweepState) {
    self.state = state
    let (sweep, records) = (state.sweep, state.records)
    let trials = Dictionary(grouping: state.trials, by: \.cell)
    cells = trials.keys.sorted().map { cell in
      let found = (trials[cell] ?? []).compactMap { records[$0.id] }
      let values = found.filter { $0.status == .done }.compactMap { $0.value(sweep.goal.key) }
      return Cell(
        number: cell, values: state.values(ofCell: cell),
        statistics: CellStatistics(values), lacking: found.count - values.count)
    }
    ranks = CellStatistics.ranks(
      cells.map(\.statistics), lacking: cells.map(\.lacking),
      isGreaterBetter: sweep.goal.isGreaterBetter)
  }

  /// The files by their names.
  var files: [(name: String, bytes: [UInt8])] {
    [("trials.csv", trials), ("seconds.csv", seconds), ("summary.csv", summary)]
  }

  /// A row a trial: its values, how it stands and what was measured.
  private var trials: [UInt8] {
    var (names, known): ([String], Set<String>) = ([], [])
    for trial in state.trials {
      for measure in records[trial.id]?.summary ?? [] where known.insert(measure.name).inserted {
        names.append(measure.name)
      }
    }
    var rows = CSVRows()
    let seed = state.trials.contains { state.hasOwnSeed($0) } && !axes.contains("seed")
    let columns = seed ? axes + ["seed"] : axes
    for column in ["trial", "id"] + columns + ["status"] + names { rows.append(column) }
    rows.endRow()
    for trial in state.trials {
      let record = records[trial.id]
      rows.append(trial.number)
      rows.append(trial.id)
      rows.append(state.values(of: trial), of: columns)
      rows.append(record?.status.rawValue ?? "")
      for name in names { rows.append(number: record?.summary.first { $0.name == name }?.value) }
      rows.endRow()
    }
    return rows.bytes
  }

  private var seconds: [UInt8] {
    var rows = CSVRows()
    for column in ["trial", "id", "seconds"] { rows.append(column) }
    rows.endRow()
    for trial in state.trials {
      rows.append(trial.number)
      rows.append(trial.id)
      rows.append(records[trial.id]?.seconds)
      rows.endRow()
    }
    return rows.bytes
  }

  /// A row a cell: its values, and the objective over its trials.
  private var summary: [UInt8] {
    var rows = CSVRows()
    let columns = ["n", "mean", "sd", "low", "high", "min", "max", "rank"]
    for column in ["cell"] + axes + columns { rows.append(column) }
    rows.endRow()
    for (cell, rank) in zip(cells, ranks) {
      rows.append(cell.number)
      rows.append(cell.values, of: axes)
      let statistics = cell.statistics
      rows.append(statistics?.count ?? 0)
      let interval = statistics?.interval
      for value in [
        statistics?.mean, statistics?.deviation, interval?.lowerBound, interval?.upperBound,
        statistics?.range.lowerBound, statistics?.range.upperBound,
      ] { rows.append(value) }
      rows.append(rank.map(String.init) ?? "")
      rows.endRow()
    }
    return rows.bytes
  }

  private var ranked: [(rank: Int, cell: Cell)] {
    zip(cells, ranks).compactMap { cell, rank in rank.map { (rank: $0, cell: cell) } }
      .sorted { ($0.rank, $0.cell.number) < ($1.rank, $1.cell.number) }
  }

  /// The trials of the best cell that are done.
  var bestTrials: [Trial] {
    guard let best = ranked.first?.cell.number else { return [] }
    return state.trials.filter { $0.cell == best && records[$0.id]?.status == .done }
  }

  /// The best cells as a table for people.
  var best: [String] {
    guard !ranked.isEmpty else { return [] }
    let header = ["rank"] + axes + ["n", sweep.goal.key]
    let rows = ranked.prefix(Self.most).map { rank, cell in
      let value = cell.statistics.map(Self.text) ?? ""
      let values = axes.map { axis in cell.values.first { $0.path == axis }?.node.line ?? "" }
      return ["\(rank)"] + values
        + ["\(cell.statistics?.count ?? 0)", value]
    }
    let table = [header] + rows
    let widths = header.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return Legible.escaped(String(cells.joined(separator: "  ").trimmingEnd))
    }
  }

  private static func text(_ statistics: CellStatistics) -> String {
    let mean = NumberText.short(statistics.mean)
    guard let interval = statistics.interval else { return mean }
    let half = (interval.upperBound - interval.lowerBound) / 2
    return "\(mean) ± \(NumberText.short(half))"
  }

  /// What came of the sweep as an object on one line.
  func json(folder: String) -> String {
    let best = ranked.first.map { rank, cell -> JSONValue in
      .object([
        ("cell", cell.number.json),
        ("values", .object(cell.values.map { ($0.path, $0.node.json) })),
        ("n", (cell.statistics?.count ?? 0).json), ("mean", (cell.statistics?.mean).json),
      ])
    }
    let statuses = RunStatus.allCases.map { status in
      (status.rawValue, state.trials.count { records[$0.id]?.status == status }.json)
    }
    return JSONValue.object([
      ("name", sweep.name.json), ("sweep", sweep.id.json), ("folder", folder.json),
      ("trials", state.trials.count.json), ("statuses", .object(statuses)),
      ("objective", sweep.goal.key.json), ("best", best ?? .null),
    ]).compactText
  }
}

extension CSVRows {
  /// Appends the values of columns, empty where there is none.
  fileprivate mutating func append(_ values: [TrialValue], of columns: [String]) {
    for column in columns {
      append(values.first { $0.path == column }?.node.cellText ?? "")
    }
  }

  /// Appends a number that may be whole.
  fileprivate mutating func append(number: Double?) {
    if let number, let whole = Int(exactly: number) { append(whole) } else { append(number) }
  }
}

extension SpecNode {
  /// The value in a table: a text as it is, all else as JSON.
  fileprivate var cellText: String {
    if case .string(let text) = json { return text }
    if case .number(let number) = json { return number.plainText }
    return json.plainText
  }
}

extension String {
  fileprivate var trimmingEnd: Substring {
    self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
  }
}
