internal import Results
internal import Sweeps

/// The mean of a column over the runs of a cell, with its 95 % t interval, step by step.
struct CurveBand {
  /// The mean at a step, and its interval where there are two values or more.
  struct Point {
    let step: Double
    let statistics: CellStatistics
  }

  private static let mostPoints = 400

  let name: String
  /// The points, at the steps that all runs have.
  let points: [Point]

  /// Takes the tables of a cell's runs.
  init(name: String, tables: [CSVTable], column: String) {
    self.name = name
    points = Self.points(of: tables, column)
  }

  private static func points(of tables: [CSVTable], _ column: String) -> [Point] {
    let curves = tables.compactMap { table -> [Double: Double]? in
      guard let steps = table.numbers(of: "step"), let values = table.numbers(of: column) else {
        return nil
      }
      let points = zip(steps, values).compactMap { step, value in
        value.flatMap { value in step.map { ($0, value) } }
      }
      return Dictionary(points.filter { $0.1.isFinite }, uniquingKeysWith: { $1 })
    }
    guard let first = curves.first else { return [] }
    let shared = first.keys.filter { step in curves.allSatisfy { $0[step] != nil } }.sorted()
    let stride = max(1, shared.count / Self.mostPoints)
    let shown = shared.indices.filter { $0 % stride == 0 || $0 == shared.count - 1 }
    return shown.compactMap { place in
      CellStatistics(curves.compactMap { $0[shared[place]] })
        .map { Point(step: shared[place], statistics: $0) }
    }
  }
}
