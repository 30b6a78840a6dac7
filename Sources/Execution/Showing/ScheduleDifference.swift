internal import Experiments
internal import Schedules

/// Where the schedules of two specs differ, and by how much.
///
/// The columns of `runner schedule` that both have are compared step by step of the scheduler, over
/// the steps that both have.
package struct ScheduleDifference {
  /// A value of one column at one step, in both.
  package struct Place: Sendable, Hashable {
    /// The step of the scheduler, in the unit of both.
    package let step: Int
    /// The column's heading.
    package let column: String
    /// The first spec's value.
    package let first: Double
    /// The second spec's value.
    package let second: Double

    /// How far apart the values are.
    package var difference: Double { abs(first - second) }

    /// The greater magnitude over the lesser: 1 for equal values, infinite where just one is 0 or
    /// the signs differ.
    package var ratio: Double {
      if first == second { return 1 }
      let (a, b) = (abs(first), abs(second))
      let isSameSign = first > 0 && second > 0 || first < 0 && second < 0
      return isSameSign ? max(a, b) / min(a, b) : .infinity
    }
  }

  /// What the steps count: the `interval` of both.
  package let unit: String
  /// The steps of each.
  package let lengths: [Int]
  /// The columns that both have.
  package let columns: [String]
  /// The columns that only the first has, and only the second.
  package let only: [[String]]
  /// The first step with different values; the leftmost column there.
  package private(set) var firstDifference: Place?
  /// The first place with the largest ratio, if any values differ.
  package private(set) var largestRatio: Place?
  /// The first place with the largest difference, if any values differ.
  package private(set) var largestDifference: Place?

  /// Whether there is no difference at all.
  package var isNone: Bool {
    firstDifference == nil && lengths[0] == lengths[1] && only.allSatisfy(\.isEmpty)
  }

  /// Compares the schedules of two specs.
  ///
  /// Values that differ by at most the tolerance, a share of the greater, count as equal.
  ///
  /// - Throws: `Problem` for schedulers that advance in different units.
  package init(
    _ first: PreparedSchedule, _ second: PreparedSchedule, tolerance: Double = 0
  ) throws(Problem) {
    let (a, b) = (first.preview, second.preview)
    let intervals = [a, b].map(\.clock.interval.rawValue)
    guard intervals[0] == intervals[1] else {
      throw Problem(
        at: "\(first.reading.path) and \(second.reading.path)",
        Message.intervals(intervals[0], intervals[1]), .usage)
    }
    unit = intervals[0]
    lengths = [a.clock.length, b.clock.length]
    let sides = [a, b].map { preview in
      preview.timetable.columns.map { ($0.name(groupNames: preview.groupNames), $0) }
    }
    let known = sides.map { Dictionary($0) { one, _ in one } }
    only = [0, 1].map { side in sides[side].map(\.0).filter { known[1 - side][$0] == nil } }
    let shared = sides[0].compactMap { name, column in known[1][name].map { (name, column, $0) } }
    columns = shared.map(\.0)
    for step in 0..<(lengths.min() ?? 0) {
      for (name, left, right) in shared {
        let (first, second) = (a.value(left, step), b.value(right, step))
        note(Place(step: step, column: name, first: first, second: second), tolerance)
      }
    }
  }

  private mutating func note(_ place: Place, _ tolerance: Double) {
    let size = max(abs(place.first), abs(place.second))
    guard place.first != place.second, place.difference > tolerance * size else { return }
    firstDifference = firstDifference ?? place
    if place.ratio > largestRatio?.ratio ?? 0 { largestRatio = place }
    if place.difference > largestDifference?.difference ?? 0 { largestDifference = place }
  }
}

extension SchedulePreview {
  /// The value of a column at a step.
  fileprivate func value(_ column: KnobColumn, _ step: Int) -> Double {
    timetable.value(of: column.knob, group: column.group, at: step)
  }
}
