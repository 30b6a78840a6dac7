internal import Results
internal import Sweeps

/// The mean of a column over the runs of a cell, with its 95 % t interval, step by step.
struct CurveBand {
  private static let mostPoints = 400

  let name: String
  /// The points, at the steps that all runs have.
  let points: [MeanCurve.Point]

  /// Takes the tables of a cell's runs.
  init(name: String, tables: [CSVTable], column: String) {
    self.name = name
    points = Self.points(of: tables, column)
  }

  private static func points(of tables: [CSVTable], _ column: String) -> [MeanCurve.Point] {
    let curves = tables.compactMap { table -> [(step: Double, value: Double)]? in
      guard let steps = table.numbers(of: "step"), let values = table.numbers(of: column) else {
        return nil
      }
      return zip(steps, values).compactMap { step, value in
        step.flatMap { step in value.map { (step, $0) } }
      }
    }
    let all = MeanCurve(curves).points
    let stride = max(1, all.count / mostPoints)
    return all.indices.filter { $0 % stride == 0 || $0 == all.count - 1 }.map { all[$0] }
  }
}
