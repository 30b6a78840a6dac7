/// Tells when a report of progress is due, without reading the clock at every step.
package struct Pacer {
  private let interval: Duration
  private let clock = ContinuousClock()
  private var lastReport: ContinuousClock.Instant
  private var lastReading: ContinuousClock.Instant
  private var stride = 1
  private var skipped = 0

  /// Begins to count the time until the first report.
  package init(interval: Duration) {
    self.interval = interval
    lastReport = clock.now
    lastReading = lastReport
  }

  /// Counts one step and answers whether a report is due.
  package mutating func isDue() -> Bool {
    skipped += 1
    guard skipped >= stride else { return false }
    skipped = 0
    let now = clock.now
    adapt(to: now - lastReading)
    lastReading = now
    guard now - lastReport >= interval else { return false }
    lastReport = now
    return true
  }

  // Steps of microseconds are counted by the thousand, steps of milliseconds one by one.
  private mutating func adapt(to elapsed: Duration) {
    if elapsed * 16 < interval {
      stride = min(stride * 2, 1024)
    } else if elapsed * 4 > interval {
      stride = max(stride / 2, 1)
    }
  }
}
