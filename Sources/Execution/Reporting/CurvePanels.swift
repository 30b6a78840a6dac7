internal import JSON
internal import Results

/// The columns of tables of metrics as curves, those of one kind in one figure.
struct CurvePanels {
  private struct Curve {
    let run: Int
    var name: String
    let x, y: [Double?]
  }

  /// The most points of all curves of a column together.
  private static let mostPoints = 80_000

  private var titles: [String] = []
  private var panels: [String: [Curve]] = [:]

  /// Takes a table a run; with the name of a column that one alone.
  init(_ tables: [CSVTable?], only: String? = nil) {
    let most = max(30, Self.mostPoints / max(1, tables.count))
    for (run, table) in tables.enumerated() {
      guard let table, let steps = table.numbers(of: "step") else { continue }
      let drawn = table.columns.filter { column in
        only.map { $0 == column } ?? (column != "step" && column != "epoch")
      }
      for column in drawn {
        let values = table.numbers(of: column) ?? []
        let places = Self.places(values, most: most)
        add(
          Curve(run: run, name: column, x: places.map { steps[$0] }, y: places.map { values[$0] }),
          mergesEqual: tables.count == 1)
      }
    }
  }

  /// Groups of parameters that have the same schedule are one curve with both names.
  private mutating func add(_ curve: Curve, mergesEqual: Bool) {
    let title = Self.title(of: curve.name)
    if panels[title] == nil { titles.append(title) }
    let known = panels[title, default: []]
    if mergesEqual, let place = known.firstIndex(where: { $0.x == curve.x && $0.y == curve.y }) {
      panels[title]?[place].name += ", \(curve.name)"
    } else {
      panels[title, default: []].append(curve)
    }
  }

  /// The figures, as the page's script draws them.
  var json: JSONValue {
    .array(
      titles.map { title in
        let curves = panels[title] ?? []
        let values = curves.flatMap(\.y).compactMap(\.self).filter(\.isFinite)
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        return .object([
          ("title", title.json), ("x", "step"), ("log", (low > 0 && high / low > 20).json),
          ("series", .array(curves.map(Self.json))),
        ])
      })
  }

  private static func json(_ curve: Curve) -> JSONValue {
    .object([
      ("run", curve.run.json), ("name", curve.name.json),
      ("x", .array(curve.x.map(json))), ("y", .array(curve.y.map(json))),
    ])
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
