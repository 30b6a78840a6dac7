/// A curve of a chart: a name, a style, the points that it goes through, and a band about it.
package struct ChartSeries: Sendable {
  /// The name at the curve's end.
  package let name: String
  /// The style, which series of the same name share in all panels; see ``ChartStyle``.
  package let style: Int
  /// The points in the order of time, of which one at least is finite; neighbours are joined by straight
  /// lines, and a value that is not finite is a gap.
  package let points: [ChartPoint]
  /// The points to set a dot on, where there are few enough to be told apart.
  package let dots: [ChartPoint]
  /// The band about the curve in the order of time, with a gap where it is not finite; empty for none.
  package let band: [ChartInterval]

  /// Makes a curve.
  ///
  /// - Precondition: There is a finite point.
  package init(
    name: String, style: Int, points: [ChartPoint], dots: [ChartPoint] = [],
    band: [ChartInterval] = []
  ) {
    precondition(points.contains { $0.y.isFinite }, "a curve needs a finite point")
    (self.name, self.style, self.points, self.band) = (name, style, points, band)
    self.dots = dots.filter(\.y.isFinite)
  }

  /// The points between gaps, at least one each.
  var pieces: [[ChartPoint]] { points.split { !$0.y.isFinite }.map(Array.init) }

  /// The band between gaps, at least one interval each.
  var bandPieces: [[ChartInterval]] { band.split { !$0.isFinite }.map(Array.init) }

  /// The last finite value, at which the curve has its name.
  var lastValue: Double { points.last { $0.y.isFinite }?.y ?? 0 }

  /// The finite values.
  var values: [Double] { points.map(\.y).filter(\.isFinite) }
}
