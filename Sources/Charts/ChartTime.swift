/// The axis of time that all panels of a chart share.
package struct ChartTime: Sendable {
  /// A second unit to read the same times in.
  package struct OtherUnit: Sendable {
    /// What it is called, such as `epoch`.
    package let label: String
    /// How many of it one unit of the axis is.
    package let perUnit: Double

    /// Makes a unit.
    package init(label: String, perUnit: Double) { (self.label, self.perUnit) = (label, perUnit) }
  }

  /// What the times count, such as `step`.
  package let label: String
  /// The last time; the first is 0.
  package let end: Double
  /// The same times in another unit, where that is known.
  package let other: OtherUnit?

  /// Makes an axis from 0 to an end.
  package init(label: String, end: Double, other: OtherUnit? = nil) {
    (self.label, self.end, self.other) = (label, end, other)
  }

  /// Where a time lies: 0 at the first, 1 at the last, one half where there is a single one.
  func share(_ x: Double) -> Double { end > 0 ? x / end : 0.5 }

  /// At most so many whole times with their labels.
  func ticks(atMost count: Int) -> [Tick] { Tick.whole(upTo: end, atMost: count) }

  /// At most so many whole times in the other unit, at their places on this axis.
  func otherTicks(atMost count: Int) -> [Tick] {
    guard let other else { return [] }
    return Tick.whole(upTo: end * other.perUnit, atMost: count).map {
      Tick(position: $0.position / other.perUnit, label: $0.label)
    }
  }
}
