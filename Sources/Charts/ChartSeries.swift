/// A curve of a chart: a name, a style and the points that it goes through.
package struct ChartSeries: Sendable {
  /// The name at the curve's end.
  package let name: String
  /// The style, which series of the same name share in all panels; see ``ChartStyle``.
  package let style: Int
  /// The points in the order of time, at least one; neighbours are joined by straight lines.
  package let points: [ChartPoint]
  /// The points to set a dot on, where there are few enough to be told apart.
  package let dots: [ChartPoint]

  /// Makes a curve of finite points.
  ///
  /// - Precondition: There is at least one point.
  package init(name: String, style: Int, points: [ChartPoint], dots: [ChartPoint] = []) {
    precondition(!points.isEmpty, "a curve needs a point")
    (self.name, self.style, self.points, self.dots) = (name, style, points, dots)
  }
}
