internal import JSON
internal import Results

/// The columns of tables of metrics as curves, those of one kind in one figure.
struct CurvePanels {
  /// The most points of all curves of a column together.
  private static let mostPoints = 80_000

  private let tables: [CSVTable?]
  private let only: String?

  /// Takes a table a run; with the name of a column that one alone.
  init(_ tables: [CSVTable?], only: String? = nil) { (self.tables, self.only) = (tables, only) }

  /// The figures, as the page's script draws them.
  var json: JSONValue {
    var (titles, panels): ([String], [String: [JSONValue]]) = ([], [:])
    var extremes: [String: (low: Double, high: Double)] = [:]
    let most = max(30, Self.mostPoints / max(1, tables.count))
    for (run, table) in tables.enumerated() {
      guard let table, let steps = table.numbers(of: "step") else { continue }
      for column in table.columns where isDrawn(column) {
        let title = Self.title(of: column)
        let values = table.numbers(of: column) ?? []
        let places = Self.places(values, most: most)
        let drawn = places.map { (steps[$0], values[$0]) }
        if panels[title] == nil { titles.append(title) }
        panels[title, default: []].append(
          .object([
            ("run", run.json), ("name", column.json),
            ("x", .array(drawn.map { Self.json($0.0) })),
            ("y", .array(drawn.map { Self.json($0.1) })),
          ]))
        for value in drawn.compactMap(\.1) where value.isFinite {
          let known = extremes[title] ?? (value, value)
          extremes[title] = (min(known.low, value), max(known.high, value))
        }
      }
    }
    return .array(
      titles.map { title in
        let (low, high) = extremes[title] ?? (0, 0)
        return .object([
          ("title", title.json), ("x", "step"), ("log", (low > 0 && high / low > 20).json),
          ("series", .array(panels[title] ?? [])),
        ])
      })
  }

  private func isDrawn(_ column: String) -> Bool {
    only.map { $0 == column } ?? (column != "step" && column != "epoch")
  }

  private static func title(of column: String) -> String {
    if column.hasSuffix("loss") { return "loss" }
    if column == "lr" || column.hasPrefix("lr.") { return "learning rate" }
    if column == "momentum" || column.hasPrefix("momentum.") { return "momentum" }
    return column.split(separator: ".").last.map(String.init) ?? column
  }

  private static func json(_ value: Double?) -> JSONValue {
    value.map { $0.isFinite ? .number($0) : .null } ?? .null
  }

  /// The places of values that are drawn: all, or the least and the greatest of each piece.
  static func places(_ values: [Double?], most: Int) -> [Int] {
    guard values.count > most else { return Array(values.indices) }
    let pieces = max(1, most / 2)
    return (0..<pieces).flatMap { piece -> [Int] in
      let range = values.count * piece / pieces..<values.count * (piece + 1) / pieces
      let known = range.filter { values[$0]?.isFinite ?? false }
      guard let low = known.min(by: { values[$0] ?? 0 < values[$1] ?? 0 }),
        let high = known.max(by: { values[$0] ?? 0 < values[$1] ?? 0 })
      else { return Array(range.prefix(1)) }
      return low == high ? [low] : [min(low, high), max(low, high)]
    }
  }
}
