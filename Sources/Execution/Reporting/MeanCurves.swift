internal import JSON
internal import Messages
internal import Reports
internal import Results
internal import Sweeps

/// The mean curves of the best cells with their bands: a figure, and the same numbers as a table.
struct MeanCurves {
  /// The most cells that are drawn.
  static let mostCells = 6
  /// What the name of the table's file ends in, behind that of the page.
  private static let ending = "-means.csv"

  private let column: String
  private let bands: [CurveBand]

  /// Takes the cells by their names, the best first, with the tables of their runs.
  init(_ cells: [(name: String, tables: [CSVTable])], column: String) {
    self.column = column
    bands = cells.prefix(Self.mostCells).map { cell in
      CurveBand(name: cell.name, tables: cell.tables, column: column)
    }.filter { $0.points.contains { $0.statistics != nil } }
  }

  /// The part of a page; nil where there is no curve.
  var section: ReportSection? {
    if bands.isEmpty { return nil }
    return ReportSection(
      bands.count == 1
        ? "Mean over the seeds, with its 95 % t interval"
        : "Means over the seeds of the best cells, with their 95 % t intervals",
      figure: "means",
      source: "PAGE\(Self.ending) beside this page: means of each run's metrics.csv")
  }

  /// The figure, as the page's script draws it; null where there is no curve.
  var json: JSONValue {
    if bands.isEmpty { return .null }
    return .object([("title", column.json), ("series", .array(bands.enumerated().map(series)))])
  }

  private func series(_ place: Int, _ band: CurveBand) -> JSONValue {
    let intervals = band.points.map(\.statistics?.interval)
    return .object([
      ("run", place.json), ("name", band.name.json),
      ("x", .array(band.points.map { .number($0.step) })),
      ("y", .array(band.points.map { ($0.statistics?.mean).json })),
      ("low", .array(intervals.map { ($0?.lowerBound).json })),
      ("high", .array(intervals.map { ($0?.upperBound).json })),
    ])
  }

  /// Where the table of a page's points goes.
  static func path(beside page: String) -> String {
    (page.hasSuffix(".html") ? String(page.dropLast(".html".count)) : page) + ending
  }

  /// The points of the figure as a table; nil where there is no curve.
  var csv: [UInt8]? {
    if bands.isEmpty { return nil }
    var rows = CSVRows()
    for name in ["cell", "column", "step", "n", "mean", "low", "high"] { rows.append(name) }
    rows.endRow()
    for band in bands {
      for point in band.points {
        guard let found = point.statistics else { continue }
        rows.append(band.name)
        rows.append(column)
        rows.append(point.step.plainText)
        rows.append(found.count)
        rows.append(found.mean)
        rows.append(found.interval?.lowerBound)
        rows.append(found.interval?.upperBound)
        rows.endRow()
      }
    }
    return rows.bytes
  }
}
