internal import Experiments
internal import Messages
internal import Schedules

/// Where the schedules of two specs part, and how far.
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
      return first * second.signum > 0 ? max(a, b) / min(a, b) : .infinity
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
  package private(set) var parting: Place?
  /// The first place with the largest ratio, if any values differ.
  package private(set) var largestRatio: Place?
  /// The first place with the largest difference, if any values differ.
  package private(set) var largestDifference: Place?

  /// Whether there is no difference at all.
  package var isNone: Bool {
    parting == nil && lengths[0] == lengths[1] && only.allSatisfy(\.isEmpty)
  }

  /// Compares two specs whose schedules were read; nil if they could not be, or if they advance in
  /// different units.
  ///
  /// Values that differ by at most the tolerance, a share of the greater, count as equal.
  package init?(_ first: Preparation, _ second: Preparation, tolerance: Double = 0) {
    guard let a = first.preview, let b = second.preview, a.clock.interval == b.clock.interval
    else { return nil }
    unit = a.clock.interval.rawValue
    lengths = [a.clock.length, b.clock.length]
    let sides = [a, b].map { preview in
      preview.timetable.columns.map { ($0.name(groupNames: preview.groupNames), $0) }
    }
    let names = sides.map { Set($0.map(\.0)) }
    only = [0, 1].map { side in sides[side].map(\.0).filter { !names[1 - side].contains($0) } }
    let others = Dictionary(sides[1]) { one, _ in one }
    let shared = sides[0].compactMap { name, column in
      others[name].map { (name: name, a: column, b: $0) }
    }
    columns = shared.map(\.name)
    for step in 0..<(lengths.min() ?? 0) {
      for (name, left, right) in shared {
        note(
          Place(step: step, column: name, first: a.value(left, step), second: b.value(right, step)),
          tolerance)
      }
    }
  }

  private mutating func note(_ place: Place, _ tolerance: Double) {
    let size = max(abs(place.first), abs(place.second))
    guard place.first != place.second, place.difference > tolerance * size else { return }
    if parting == nil { parting = place }
    if largestRatio.map({ place.ratio > $0.ratio }) ?? true { largestRatio = place }
    if largestDifference.map({ place.difference > $0.difference }) ?? true {
      largestDifference = place
    }
  }

  /// Why two specs cannot be compared step by step: their schedulers advance in different units.
  package static func mismatch(_ first: Preparation, _ second: Preparation) -> Problem? {
    guard let a = first.preview?.clock, let b = second.preview?.clock, a.interval != b.interval
    else { return nil }
    let paths = [first, second].map { Legible.escaped($0.path) }
    return Problem(
      "\(paths[0]) and \(paths[1]): error: one scheduler advances by \(a.interval.rawValue), the "
        + "other by \(b.interval.rawValue); give both the same 'interval'", .usage)
  }
}

extension SchedulePreview {
  /// The value of a column at a step.
  fileprivate func value(_ column: KnobColumn, _ step: Int) -> Double {
    timetable.value(of: column.knob, group: column.group, at: step)
  }
}

extension Double {
  /// 1, -1 or 0, as the number is above, below or at 0.
  fileprivate var signum: Double { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
