/// Three straight phases: there, back, and a tail.
///
/// `p` steps of `linspace(low, high, p)`, `p` steps of `linspace(high, low, p)`, and `n − 2p` steps
/// of `linspace(low, end, n − 2p)`; both turning points are therefore held for two steps. Steps
/// beyond the end have the last value.
struct OneCycleCurve: Schedule, Hashable {
  private let rise: EvenSpacing
  private let fall: EvenSpacing
  private let tail: EvenSpacing

  init(low: Double, high: Double, end: Double, phase: Int, count: Int) {
    rise = EvenSpacing(first: low, last: high, count: phase)
    fall = EvenSpacing(first: high, last: low, count: phase)
    tail = EvenSpacing(first: low, last: end, count: count - 2 * phase)
  }

  func value(at step: Int) -> Double {
    if step < rise.count { return rise[step] }
    // Without a tail the end of the fall is held.
    if step < 2 * rise.count || tail.count == 0 { return fall[step - rise.count] }
    return tail[step - 2 * rise.count]
  }

  var length: Int? { 2 * rise.count + tail.count }

  var joins: [Int] {
    [rise.count, 2 * rise.count].filter { 0 < $0 && $0 < 2 * rise.count + tail.count }
  }

  var isMonotoneBetweenJoins: Bool { true }
}
