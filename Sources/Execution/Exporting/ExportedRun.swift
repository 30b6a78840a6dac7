internal import Exports
internal import JSON
internal import Results

/// A run as it is exported: what it is called, and the rows of its `metrics.csv`.
struct ExportedRun {
  /// A row of the table: a cell a column, nil for one that is empty.
  typealias Row = [Double?]

  let run: FoundRun
  /// `NAME/ID`, with a number where runs at several paths are called so.
  let label: String
  /// The columns of the table, of which the first is `step`.
  let columns: [String]
  let rows: [Row]

  /// The runs at some paths, each with its rows; of those without a table that can be read it is told that
  /// they are left out.
  ///
  /// - Throws: `Problem` where there are no runs, and for a table that is none, with its line.
  static func all(
    at paths: [String], warn: (Problem) -> Void
  ) throws(Problem) -> [ExportedRun] {
    var runs: [ExportedRun] = []
    _ = try forEach(try FoundRuns.all(at: paths), at: paths, warn: warn) { runs.append($0) }
    return runs
  }

  /// Gives runs that were found at some paths one after the other, as ``all(at:warn:)`` finds them, so that
  /// their tables need not be in memory at once.
  ///
  /// - Returns: How many there were.
  static func forEach(
    _ found: [FoundRun], at paths: [String], warn: (Problem) -> Void,
    _ body: (ExportedRun) throws(Problem) -> Void
  ) throws(Problem) -> Int {
    var (count, labels): (Int, [String: Int]) = (0, [:])
    for run in found {
      guard let table = run.metrics else {
        warn(Problem(at: "\(run.path)/metrics.csv", Message.leftOut, nil))
        continue
      }
      let label = "\(run.name)/\(run.id)"
      labels[label, default: 0] += 1
      let number = labels[label].flatMap { $0 > 1 ? "-\($0)" : nil } ?? ""
      count += 1
      try body(try ExportedRun(run, label + number, table))
    }
    guard count > 0 else {
      throw Problem(at: paths.joined(separator: " "), Message.nothingToExport, .missingInput)
    }
    return count
  }

  private init(_ run: FoundRun, _ label: String, _ table: CSVTable) throws(Problem) {
    (self.run, self.label, columns) = (run, label, table.columns)
    let path = "\(run.path)/metrics.csv"
    guard columns.first == "step", Set(columns).count == columns.count else {
      throw Problem(at: "\(path):1", Message.noMetricsHeader, .invalidData)
    }
    var rows: [Row] = []
    for (line, cells) in zip(table.lines, table.rows) {
      rows.append(try Self.row(cells, columns, at: "\(path):\(line)"))
    }
    self.rows = rows
  }

  private static func row(
    _ cells: [String], _ columns: [String], at place: String
  ) throws(Problem) -> Row {
    guard cells.count == columns.count else {
      throw Problem(at: place, Message.cellCount(cells.count, columns.count), .invalidData)
    }
    var row: Row = []
    for (cell, column) in zip(cells, columns) {
      let number = Double(cell)
      guard cell.isEmpty ? column != "step" : number != nil else {
        throw Problem(at: place, Message.noNumber(cell, column), .invalidData)
      }
      row.append(number)
    }
    guard let step = row.first.flatMap(\.self), step >= 0, Int(exactly: step) != nil else {
      throw Problem(at: place, Message.noNumber(cells[0], "step"), .invalidData)
    }
    return row
  }

  /// The step of a row.
  static func step(of row: Row) -> Int {
    row.first.flatMap(\.self).flatMap { Int(exactly: $0) } ?? 0
  }

  /// The numbers, texts and Booleans of the run's spec; nothing where its result has none.
  var values: HyperparameterEvents.Values { Self.values(of: run) }

  /// The same of a run whose table is not read.
  static func values(of run: FoundRun) -> HyperparameterEvents.Values {
    run.values.map(RunEvents.values) ?? []
  }

  /// The most seconds that a run takes; a result that tells of more is damaged.
  private static let longest = 1e10

  /// When the run began, in seconds since the beginning of 1970; 0 where that is not known.
  var started: Double { Self.seconds(run.text("started")) ?? 0 }

  /// When it ended; of a run that has not ended its beginning and the seconds that it took so far.
  var ended: Double {
    if let ended = Self.seconds(run.text("ended")) { return ended }
    let seconds = (try? run.result["seconds"]?.value("total") as Double?) ?? 0
    return started + ((0...Self.longest).contains(seconds) ? seconds : 0)
  }

  /// When a row was measured, as near as results tell: rows lie evenly between beginning and end, since a
  /// table holds no times.
  func seconds(ofRow index: Int) -> Double {
    let share = Double(index + 1) / Double(max(rows.count, 1))
    return started + max(ended - started, 0) * share
  }

  /// The seconds of a time such as `2026-11-27T04:06:49.168Z`; nil for a text that is none.
  private static func seconds(_ text: String?) -> Double? {
    guard let text, text.utf8.count == 24 else { return nil }
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 7, numbers.allSatisfy({ $0 < 10_000 }) else { return nil }
    // Days since 0000-03-01, of years that begin in March: a leap day is then their last.
    let (year, month) = (numbers[0] - (numbers[1] < 3 ? 1 : 0), (numbers[1] + 9) % 12)
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + numbers[2]
    let time = (days - 719_469) * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
    return Double(time) + Double(numbers[6]) / 1000
  }
}
