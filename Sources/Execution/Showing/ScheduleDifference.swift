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

  /// The steps that were compared where all would take too long: those around every join, even ones
  /// between, and every one around what these have found; nil for all.
  package private(set) var comparedSteps: Int?

  /// In how many equal parts long schedules are looked at.
  private static let mostParts = 1 << 17

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
    guard !Self.areSame(first, second) else { return }
    let common = lengths.min() ?? 0
    let pairs = shared.map { name, left, right in
      Pair(name: name, first: { a.value(left, $0) }, second: { b.value(right, $0) })
    }
    let sample = StepSample(
      shared.flatMap { [a.schedule($0.1), b.schedule($0.2)] }, length: common,
      parts: Self.mostParts, eachWith: 1)
    guard let steps = sample.steps else {
      compare(pairs, at: 0..<common, tolerance)
      return
    }
    // Where nothing moves between two steps, nothing differs that does not differ there.
    let moving = zip(steps, steps.dropFirst()).filter { step, next in
      next > step + 1
        && pairs.contains { $0.first(step) != $0.first(next) || $0.second(step) != $0.second(next) }
    }
    if sample.isExact, moving.reduce(0, { $0 + $1.1 - $1.0 }) <= StepSample.mostWhole {
      let between = moving.flatMap { $0 + 1..<$1 }
      compare(pairs, at: (steps + between).sorted(), tolerance)
      return
    }
    comparedSteps = steps.count
    compare(pairs, at: steps, tolerance)
    refine(pairs, between: steps, tolerance)
  }

  /// Compares every step around the places that were found.
  private mutating func refine(_ pairs: [Pair], between steps: [Int], _ tolerance: Double) {
    let found = [firstDifference, largestRatio, largestDifference].compactMap { $0?.step }
    (firstDifference, largestRatio, largestDifference) = (nil, nil, nil)
    for step in Set(found).sorted() {
      let index = steps.firstIndex(of: step) ?? 0
      let range = steps[max(index - 1, 0)]...steps[min(index + 1, steps.count - 1)]
      compare(pairs, at: range, tolerance)
    }
  }

  /// A column's values in both.
  private struct Pair {
    let name: String
    let first: (Int) -> Double
    let second: (Int) -> Double
  }

  private mutating func compare(
    _ pairs: [Pair], at steps: some Sequence<Int>, _ tolerance: Double
  ) {
    for step in steps {
      for pair in pairs {
        let (first, second) = (pair.first(step), pair.second(step))
        note(Place(step: step, column: pair.name, first: first, second: second), tolerance)
      }
    }
  }

  /// Whether two specs say the same of their schedules and of what these begin with.
  private static func areSame(_ first: PreparedSchedule, _ second: PreparedSchedule) -> Bool {
    let sides = [first, second].map { schedule in
      let values = schedule.reading.values.map { ($0.path.description, $0.content) }
        .filter { path, _ in
          ["scheduler", "optimizer", "train"].contains { "\(path).".hasPrefix("\($0).") }
        }
      return Dictionary(values) { $1 }
    }
    let clocks = [first, second].map(\.preview.clock)
    return sides[0] == sides[1] && clocks[0].length == clocks[1].length
      && clocks[0].epochTable == clocks[1].epochTable
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
  /// The schedule of a column; nil where its value stays.
  fileprivate func schedule(_ column: KnobColumn) -> (any Schedule)? {
    timetable.schedule(of: column.knob, group: column.group)
  }

  /// The value of a column at a step.
  fileprivate func value(_ column: KnobColumn, _ step: Int) -> Double {
    timetable.value(of: column.knob, group: column.group, at: step)
  }
}
