internal import Charts
internal import Results
internal import Schedules

/// Columns of `metrics.csv` that are drawn in one panel.
struct MeasuredPanel {
  /// A column that has a finite value.
  struct Column {
    /// Its name.
    let name: String
    /// What its curve is called in the panel.
    let curve: String
    /// Its finite values over the steps, at least one.
    let points: [ChartPoint]
  }

  /// What the values are.
  let label: String
  /// The columns, at least one.
  private(set) var columns: [Column] = []

  /// Whether a logarithmic axis serves where the values span decades.
  var mayBeLogarithmic: Bool { label != Knob.momentum.rawValue && label != "accuracy" }

  /// The panels of a table: losses, what else is measured, lr, and other knobs that change.
  static func all(of table: NumberTable) -> [MeasuredPanel] {
    let steps = table.numbers(of: "step")
    var panels: [MeasuredPanel] = []
    for name in table.columns where name != "step" && name != "epoch" {
      let points = zip(steps, table.numbers(of: name)).filter { $0.0.isFinite && $0.1.isFinite }
        .map { ChartPoint($0.0, $0.1) }
      guard !points.isEmpty else { continue }
      let (label, curve) = parts(of: name)
      let place = panels.firstIndex { $0.label == label } ?? panels.count
      if place == panels.count { panels.append(MeasuredPanel(label: label)) }
      panels[place].columns.append(Column(name: name, curve: curve, points: points))
    }
    let drawn = panels.filter { $0.rank < 3 || $0.changes }
    return (0...3).flatMap { rank in drawn.filter { $0.rank == rank } }
  }

  private var rank: Int {
    switch label {
    case "loss": 0
    case Knob.learningRate.rawValue: 2
    case _: Knob(rawValue: label) != nil || label == "batch_size" ? 3 : 1
    }
  }

  private var changes: Bool {
    columns.contains { column in column.points.contains { $0.y != column.points[0].y } }
  }

  /// The panel and the curve of a column: `validation.loss` is a curve of the losses, `lr.head` one of the
  /// rates.
  private static func parts(of column: String) -> (label: String, curve: String) {
    guard let dot = column.firstIndex(of: ".") else { return (column, column) }
    let (first, last) = (String(column[..<dot]), String(column[column.index(after: dot)...]))
    return ["train", "validation"].contains(first) ? (last, first) : (first, last)
  }
}
