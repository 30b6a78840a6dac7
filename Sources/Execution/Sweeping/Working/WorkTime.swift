/// The time that a worker has, and whether another trial fits into it.
struct WorkTime {
  /// When it is over, by the clock whose moments are asked about; nil if it never is.
  let end: Duration?
  // Of trials that have ended, in order.
  private var seconds: [Double] = []

  init(end: Duration?) { self.end = end }

  /// Notes how long a trial took.
  mutating func note(_ duration: Double) {
    guard end != nil, duration.isFinite else { return }
    var (low, high) = (0, seconds.count)
    while low < high {
      let middle = (low + high) / 2
      if seconds[middle] < duration { low = middle + 1 } else { high = middle }
    }
    seconds.insert(duration, at: low)
  }

  /// The median of the trials; nil before the first has ended.
  var median: Double? {
    guard !seconds.isEmpty else { return nil }
    let middle = seconds.count / 2
    return seconds.count % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2
  }

  /// Whether a trial may be begun: the time that is left is at least twice the median.
  func allowsTrial(at now: Duration) -> Bool {
    guard let end else { return true }
    return now < end && (end - now) / .seconds(1) >= 2 * (median ?? 0)
  }

  /// Whether the time is over.
  func isOver(at now: Duration) -> Bool { end.map { now >= $0 } ?? false }
}
