internal import JSON
internal import Results
internal import Sweeps

/// The mean of a column over the runs of a cell, with its 95 % t interval, step by step.
struct CurveBand {
  private static let mostPoints = 400

  let name: String
  let tables: [CSVTable]
  let column: String

  /// The curve, as the page's script draws it: at the steps that all runs have; nil where there is none.
  func json(place: Int) -> JSONValue? {
    let curves = tables.compactMap { table -> [(step: Double, value: Double)]? in
      guard let steps = table.numbers(of: "step"), let values = table.numbers(of: column) else {
        return nil
      }
      return zip(steps, values).compactMap { step, value in
        step.flatMap { step in value.map { (step, $0) } }
      }
    }
    let all = MeanCurve(curves).points
    let stride = max(1, all.count / Self.mostPoints)
    let points = all.indices.filter { $0 % stride == 0 || $0 == all.count - 1 }.map { all[$0] }
    let (steps, found) = (points.map(\.step), points.map(\.statistics))
    guard found.contains(where: { $0 != nil }) else { return nil }
    return .object([
      ("run", place.json), ("name", name.json), ("x", .array(steps.map { .number($0) })),
      ("y", .array(found.map { ($0?.mean).json })),
      ("low", .array(found.map { ($0?.interval?.lowerBound).json })),
      ("high", .array(found.map { ($0?.interval?.upperBound).json })),
    ])
  }

  /// The figure of several cells; null where none has a curve.
  static func panel(_ bands: [CurveBand]) -> JSONValue {
    let series = bands.enumerated().compactMap { $1.json(place: $0) }
    guard let column = bands.first?.column, !series.isEmpty else { return .null }
    return .object([("title", column.json), ("series", .array(series))])
  }
}
