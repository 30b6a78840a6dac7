/// The values between which something lies at a place of the axis: a slice of a band about a curve.
package struct ChartInterval: Sendable, Hashable {
  /// The place.
  package let x: Double
  /// The least value.
  package let low: Double
  /// The greatest value.
  package let high: Double

  /// Makes an interval of a place and two values.
  package init(_ x: Double, low: Double, high: Double) {
    (self.x, self.low, self.high) = (x, low, high)
  }

  /// Whether it can be drawn; a band has a gap at one that cannot.
  var isFinite: Bool { low.isFinite && high.isFinite }

  /// The intervals of a band in no more columns than a picture has: of each column the union.
  ///
  /// - Parameters:
  ///   - all: The intervals in the order of their places.
  ///   - end: The end of the axis, which begins at 0.
  ///   - columns: In how many columns the picture shows them, at least 1.
  /// - Returns: At most two a column, one of which is a gap.
  package static func decimated(
    _ all: [ChartInterval], end: Double, columns: Int
  ) -> [ChartInterval] {
    guard all.count > columns else { return all }
    var (kept, last): ([ChartInterval], Int?) = ([], nil)
    for interval in all {
      let column = end > 0 ? Int(min(max(interval.x / end, 0), 1) * Double(columns)) : 0
      if column == last, let before = kept.last, before.isFinite == interval.isFinite {
        kept[kept.count - 1] = ChartInterval(
          before.x, low: min(before.low, interval.low), high: max(before.high, interval.high))
      } else if column != last || interval.isFinite {
        kept.append(interval)
      }
      last = column
    }
    return kept
  }
}
