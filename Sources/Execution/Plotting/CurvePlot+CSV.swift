internal import Charts
internal import Messages
internal import Results

extension CurvePlot {
  /// The points of all curves, a row each.
  ///
  /// It has the mean of `n` runs at a step, and its 95 % t interval where there are two or more. A value that
  /// is not finite is `nan`.
  package var csv: [UInt8] {
    var rows = CSVRows()
    for name in ["curve", "metric", "step", "n", "mean", "low", "high"] { rows.append(name) }
    rows.endRow()
    for (place, cell) in cells.enumerated() {
      for metric in metrics ?? MeasuredPanel.all(of: cell.tables).flatMap(\.columns).map(\.name) {
        guard let curve = cell.curve(metric) else { continue }
        for (index, point) in curve.points.enumerated() {
          rows.append(names.long[place])
          rows.append(metric)
          rows.append(point.x.plainText)
          rows.append(curve.count)
          rows.append(point.y)
          let interval = curve.band.isEmpty ? nil : curve.band[index]
          for bound in [interval?.low, interval?.high] {
            rows.append(bound.flatMap { $0.isFinite ? $0 : nil })
          }
          rows.endRow()
        }
      }
    }
    return rows.bytes
  }
}
