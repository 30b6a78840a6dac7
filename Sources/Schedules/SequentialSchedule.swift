/// Schedules one after another, each on local time; see `SequentialPolicy`.
struct SequentialSchedule: Schedule {
  let parts: [any Schedule]
  // The first step of each part, ascending from 0.
  let starts: [Int]

  func value(at step: Int) -> Double {
    let step = max(step, 0)
    let index = index(at: step)
    return parts[index].value(at: step - starts[index])
  }

  func value(at step: Int, base: Double) -> Double {
    let step = max(step, 0)
    let index = index(at: step)
    return parts[index].value(at: step - starts[index], base: base)
  }

  /// The end of the last part; the parts before it end where the next begins.
  var length: Int? {
    parts[parts.count - 1].length.map { $0.addingSaturated(starts[starts.count - 1]) }
  }

  /// What the costliest part takes, and to find a part.
  var work: Int { parts.reduce(0) { max($0, $1.work) }.addingSaturated(parts.count) }

  /// Where parts meet, and the joins within each that lie before its end.
  var joins: [Int] { meetings(\.joins) }

  /// Where parts meet, for a jump there may not be meant, and the seams within each.
  var seams: [Int] { meetings(\.seams) }

  var isMonotoneBetweenJoins: Bool { parts.allSatisfy(\.isMonotoneBetweenJoins) }

  private func meetings(_ inner: (any Schedule) -> [Int]) -> [Int] {
    var joins: Set<Int> = []
    for (index, part) in parts.enumerated() {
      let start = starts[index]
      let isLast = index + 1 == starts.count
      let end = isLast ? .max : starts[index + 1]
      // A part that has no steps joins nothing.
      guard isLast || start < end else { continue }
      if start > 0 { joins.insert(start) }
      joins.formUnion(inner(part).map { $0.addingSaturated(start) }.filter { $0 < end })
    }
    return joins.sorted()
  }

  private func index(at step: Int) -> Int {
    var index = starts.count - 1
    while index > 0, starts[index] > step { index -= 1 }
    return index
  }
}
