/// A curve in the making that keeps no more points than a picture can show.
///
/// Time is divided into columns as wide as a pixel. Of each column stay its first point, its
/// lowest, its highest and its last, so that the picture is that of all points: no spike is lost,
/// however narrow, and lines enter and leave each column where they did.
/// Source: Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data
/// Aggregation", VLDB 2014.
package struct Decimation: Sendable {
  private let columns: Int
  private let end: Double
  private var done: [ChartPoint] = []
  private var column = -1
  // The points of the open column that stay so far, with their places in the order of time.
  private var first: (order: Int, point: ChartPoint)?
  private var lowest: (order: Int, point: ChartPoint)?
  private var highest: (order: Int, point: ChartPoint)?
  private var last: (order: Int, point: ChartPoint)?
  private var count = 0
  // The last gap since the last point.
  private var gap: ChartPoint?

  /// Makes a curve without points.
  ///
  /// - Parameters:
  ///   - end: The last time; the first is 0.
  ///   - columns: In how many columns the picture shows them, at least 1.
  package init(end: Double, columns: Int) {
    precondition(columns >= 1, "a picture has at least one column")
    (self.end, self.columns) = (end, columns)
  }

  /// Adds a point, whose time is not before that of the one added last.
  ///
  /// A value that is not finite is a gap, which stays unless it lies within a column.
  package mutating func append(_ point: ChartPoint) {
    guard point.y.isFinite else {
      gap = point
      return
    }
    let share = end > 0 ? point.x / end * Double(columns) : 0
    let place = min(max(Int(share), 0), columns - 1)
    if place != column {
      close()
      column = place
      if let gap, !done.isEmpty { done.append(gap) }
    }
    gap = nil
    let entry = (order: count, point: point)
    count += 1
    if first == nil { first = entry }
    if lowest.map({ point.y < $0.point.y }) ?? true { lowest = entry }
    if highest.map({ point.y > $0.point.y }) ?? true { highest = entry }
    last = entry
  }

  /// The points that stay, in the order of time: at most four a column.
  package var points: [ChartPoint] { done + open }

  /// The open column's points, each once.
  private var open: [ChartPoint] {
    let kept = [first, lowest, highest, last].compactMap(\.self).sorted { $0.order < $1.order }
    return kept.indices.filter { $0 == 0 || kept[$0].order != kept[$0 - 1].order }
      .map { kept[$0].point }
  }

  private mutating func close() {
    done += open
    (first, lowest, highest, last) = (nil, nil, nil, nil)
  }
}
