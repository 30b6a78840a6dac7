/// A schedule that begins anew every few steps; see `RepeatPolicy`.
struct RepeatSchedule: Schedule {
  let part: any Schedule
  let period: Int
  let times: Int?

  /// As many joins as are listed where repetitions have no end.
  static let mostJoins = 10_000

  func value(at step: Int) -> Double { part.value(at: local(step)) }

  func value(at step: Int, base: Double) -> Double { part.value(at: local(step), base: base) }

  /// The steps of all repetitions, if there is a last.
  var length: Int? { times.map { period.multipliedSaturated(by: $0) } }

  /// Where repetitions meet, and the joins within each; at most the first 10,000.
  var joins: [Int] {
    let within = Array(Set(part.joins.filter { $0 > 0 && $0 < period })).sorted()
    var joins: [Int] = []
    var (index, start) = (0, 0)
    while index < times ?? .max, start < .max, joins.count < Self.mostJoins {
      if index > 0 { joins.append(start) }
      joins += within.map { $0.addingSaturated(start) }
      index += 1
      start = start.addingSaturated(period)
    }
    return Array(joins.prefix(Self.mostJoins))
  }

  private func local(_ step: Int) -> Int {
    if let length, step >= length { return period - 1 }
    return max(step, 0) % period
  }
}
