internal import Results
internal import Schedules

/// Columns of `metrics.csv`, of one run or of several that differ by their seeds alone, that are drawn in one
/// panel.
struct MeasuredPanel {
  /// A column that has a finite value.
  struct Column {
    /// Its name.
    let name: String
    /// What its curve is called in the panel.
    let curve: String
    /// Its values over the steps.
    let measured: MeasuredCurve
  }

  /// What the values are.
  let label: String
  /// The columns, at least one.
  private(set) var columns: [Column] = []

  /// Whether a logarithmic axis serves where the values span decades.
  var mayBeLogarithmic: Bool { Self.mayBeLogarithmic(label) }

  /// Whether a logarithmic axis serves a quantity whose values span decades.
  static func mayBeLogarithmic(_ label: String) -> Bool {
    label != Knob.momentum.rawValue && label != "accuracy"
  }

  /// The panels of tables with the same columns: losses, what else is measured, lr, and other knobs that change.
  static func all(of tables: [NumberTable]) -> [MeasuredPanel] {
    var panels: [MeasuredPanel] = []
    for name in tables.first?.columns ?? [] where name != "step" && name != "epoch" {
      guard let measured = MeasuredCurve(tables, column: name) else { continue }
      let (label, curve) = parts(of: name)
      let place = panels.firstIndex { $0.label == label } ?? panels.count
      if place == panels.count { panels.append(MeasuredPanel(label: label)) }
      panels[place].columns.append(Column(name: name, curve: curve, measured: measured))
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
    columns.contains { column in
      let values = column.measured.values
      return values.contains { $0 != values[0] }
    }
  }

  /// The label of a column's panel.
  static func kind(of column: String) -> String { parts(of: column).label }

  /// The panel and the curve of a column: `validation.loss` is a curve of the losses, `lr.head` one of the
  /// rates.
  private static func parts(of column: String) -> (label: String, curve: String) {
    guard let dot = column.firstIndex(of: ".") else { return (column, column) }
    let (first, last) = (String(column[..<dot]), String(column[column.index(after: dot)...]))
    return ["train", "validation"].contains(first) ? (last, first) : (first, last)
  }
}
