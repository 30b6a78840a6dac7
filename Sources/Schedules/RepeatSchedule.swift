/// A schedule that begins anew every few steps; see `RepeatPolicy`.
struct RepeatSchedule: Schedule {
  let part: any Schedule
  let turn: Int
  let times: Int?

  /// As many joins as are listed.
  static let mostJoins = 100

  func value(at step: Int) -> Double { part.value(at: local(step)) }

  func value(at step: Int, base: Double) -> Double { part.value(at: local(step), base: base) }

  /// The steps of all repetitions, if there is a last.
  var length: Int? { times.map { turn.multipliedSaturated(by: $0) } }

  /// What the part takes, and to find its step.
  var work: Int { part.work.addingSaturated(1) }

  /// Where repetitions meet, and the joins within each; at most the first hundred.
  var joins: [Int] { joins(within: part.joins, turns: true) }

  /// The seams within each repetition: that it begins anew is meant.
  var seams: [Int] { joins(within: part.seams, turns: false) }

  /// The steps of a repetition, if there is no last.
  var period: Int? { times == nil ? turn : nil }

  // The first repetition must be within the joins that are listed.
  var isMonotoneBetweenJoins: Bool {
    part.isMonotoneBetweenJoins && part.joins.count < Self.mostJoins
  }

  private func joins(within inner: [Int], turns: Bool) -> [Int] {
    let within = Set(inner.filter { $0 > 0 && $0 < turn }).sorted()
    guard turns || !within.isEmpty else { return [] }
    var joins: [Int] = []
    var (index, start) = (0, 0)
    while index < times ?? .max, start < .max, joins.count < Self.mostJoins {
      if turns, index > 0 { joins.append(start) }
      joins += within.map { $0.addingSaturated(start) }
      index += 1
      start = start.addingSaturated(turn)
    }
    return Array(joins.prefix(Self.mostJoins))
  }

  private func local(_ step: Int) -> Int {
    if let length, step >= length { return turn - 1 }
    return max(step, 0) % turn
  }
}
