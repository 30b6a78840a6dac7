internal import JSON
internal import Messages
package import RangeTests
internal import RealModule
package import Results
internal import System

/// A range test that somebody has made, as a curve and where it is from.
package struct RangeSource: Sendable {
  /// Where it is from, for people.
  package let name: String
  /// What it measured.
  package let curve: RangeCurve
  /// What was tested: `lr`, or another knob.
  package let knob: String
  /// The column of the rates that were read, where others have other rates.
  package let chosen: String?

  /// Takes what a range test has left.
  ///
  /// - Throws: `Problem` for a table that is none of a range test.
  package static func source(of run: FoundRun) throws(Problem) -> RangeSource {
    try RangeSource(run)
  }

  /// The range tests at a path: one of a run's folder, those of all runs of a name or a sweep, or one of
  /// a CSV file with columns `lr` and `loss`, or without a header, rates first.
  ///
  /// - Throws: `Problem`, with the line of a file where one is at fault.
  ///
  /// Runs that have not ended are left out, which is told.
  package static func sources(
    at path: String, warn: (Problem) -> Void = { _ in }
  ) throws(Problem) -> [RangeSource] {
    if FileSystem.kind(of: path) == .regularFile, FileSystem.name(of: path) != "result.json" {
      return [try RangeSource(file: path)]
    }
    let found = try FoundRuns.results(at: path)
    let runs = found.sweep?.runs ?? found.runs
    var sources: [RangeSource] = []
    for run in runs {
      guard [.done, .diverged].contains(run.status) else {
        warn(Problem(at: run.path, Message.unendedRun(run.status.rawValue), nil))
        continue
      }
      sources.append(try RangeSource(run))
    }
    guard !sources.isEmpty else { throw Problem(at: path, Message.noRuns, .missingInput) }
    return sources
  }

  /// Reads what a run has measured.
  private init(_ run: FoundRun) throws(Problem) {
    let file = "\(run.path)/metrics.csv"
    guard let table = run.metrics else {
      throw Problem(at: file, Message.unreadTable, .missingInput)
    }
    try self.init(table, ofRun: run.path, values: run.values)
  }

  /// Takes what a run with a spec's resolved values has measured.
  init(_ table: CSVTable, ofRun path: String, values: JSONValue?) throws(Problem) {
    let knob = (try? values?["scheduler"]?.value("knob") as String?) ?? "lr"
    try self.init(
      table, from: "\(path)/metrics.csv", named: path, knob: knob, skipsZeros: true,
      planned: { Self.planned(values, $0) })
  }

  /// Reads a file of comma-separated values.
  private init(file: String) throws(Problem) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try RegularFile(file).contents(from: 0, count: nil)
    } catch { throw Problem(error) }
    var table = CSVTable(bytes)
    if table.columns.count == 2, table.columns.allSatisfy({ Self.number($0) != nil }) {
      let mark = Array("\u{FEFF}".utf8)
      table = CSVTable(
        Array("lr,loss\n".utf8) + bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0))
      try self.init(table, from: file, named: file, firstLine: 0, planned: { $0.count })
    } else {
      try self.init(table, from: file, named: file, planned: { $0.count })
    }
  }

  private init(
    _ table: CSVTable, from file: String, named name: String, knob: String = "lr",
    skipsZeros: Bool = false, firstLine: Int = 1, planned: ([Double]) -> Int
  ) throws(Problem) {
    let rateColumns = table.columns.filter {
      $0 == knob || $0 == "learning_rate" || $0.hasPrefix("\(knob).")
    }
    let lossColumn = ["loss", "train.loss"].first { table.place(of: $0) != nil }
    guard let column = rateColumns.first, let lossColumn else {
      throw Problem(at: "\(file):1", Message.noRangeColumns(table.columns), .invalidData)
    }
    let accuracyColumn = ["train.accuracy", "accuracy", "validation.accuracy"].first {
      table.cells(of: $0)?.contains { !$0.isEmpty } ?? false
    }
    let accuracies = accuracyColumn.flatMap { table.numbers(of: $0) }
    var rows: [Row] = []
    for (index, cells) in table.rows.enumerated() {
      let line = table.lines[index] - 1 + firstLine
      let place = "\(file):\(line)"
      rows.append(
        Row(
          rate: try Self.number(cells, table, column, at: place),
          loss: try Self.number(cells, table, lossColumn, at: place),
          accuracy: accuracies?[index], line: line))
    }
    // A test that begins with 0 has no logarithm there.
    let points = Row.means(Array(rows.drop { skipsZeros && $0.rate == 0 }))
    let measured = points.compactMap(\.accuracy)
    do throws(RangeError) {
      curve = try RangeCurve(
        rates: points.map(\.rate), losses: points.map(\.loss),
        accuracies: measured.count == points.count ? measured : nil,
        plannedCount: planned(points.map(\.rate)))
    } catch {
      throw Problem(at: "\(file):\(points[error.index].line)", error.message, .invalidData)
    }
    guard !points.isEmpty else { throw Problem(at: file, Message.noRates, .invalidData) }
    (self.name, self.knob) = (name, knob)
    let others = rateColumns.dropFirst().contains { table.cells(of: $0) != table.cells(of: column) }
    chosen = others ? column : nil
  }

  private static func number(
    _ row: [String], _ table: CSVTable, _ column: String, at place: String
  ) throws(Problem) -> Double {
    let index = table.place(of: column) ?? 0
    let cell = index < row.count ? row[index] : ""
    guard let number = number(cell) else {
      throw Problem(at: place, Message.noNumber(cell, column), .invalidData)
    }
    return number
  }

  private static func number(_ cell: String) -> Double? { Double(cell.filter { $0 != " " }) }

  /// A number, or the first of a list of one a group, whose column is read.
  private static func last(of json: JSONValue?) -> Double? {
    if case .array(let items)? = json { return items.first.flatMap { try? Double(json: $0) } }
    return json.flatMap { try? Double(json: $0) }
  }

  /// How many rates a run was to have: as far as its first two and the last one of its spec tell.
  private static func planned(_ values: JSONValue?, _ rates: [Double]) -> Int {
    guard rates.count > 1, let scheduler = values?["scheduler"],
      let end = last(of: scheduler["end"]), end > rates[1]
    else { return rates.count }
    let isLinear = scheduler["mode"] == "linear".json
    let steps =
      isLinear
      ? (end - rates[0]) / (rates[1] - rates[0])
      : Double.log(end / rates[0]) / Double.log(rates[1] / rates[0])
    return (1..<1e9).contains(steps) ? Int(steps.rounded()) + 1 : rates.count
  }
}

/// A row of a table of rates and losses.
private struct Row {
  let rate: Double
  var loss: Double
  var accuracy: Double?
  let line: Int

  /// The rows with neighbours of one rate as their mean: a rate may hold for more than a step.
  static func means(_ rows: [Row]) -> [Row] {
    var (means, counts): ([Row], [Double]) = ([], [])
    for row in rows {
      guard var last = means.last, last.rate == row.rate else {
        means.append(row)
        counts.append(1)
        continue
      }
      let count = counts[counts.count - 1]
      last.loss = (last.loss * count + row.loss) / (count + 1)
      last.accuracy = row.accuracy.flatMap { new in
        last.accuracy.map { ($0 * count + new) / (count + 1) }
      }
      means[means.count - 1] = last
      counts[counts.count - 1] = count + 1
    }
    return means
  }
}
