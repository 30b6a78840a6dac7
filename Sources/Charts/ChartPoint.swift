/// A point of a curve, in the units of its axes.
package struct ChartPoint: Sendable, Hashable {
  /// The time.
  package let x: Double
  /// The value.
  package let y: Double

  /// Makes a point of a time and a value.
  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}
