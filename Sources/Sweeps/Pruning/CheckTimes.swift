internal import Declarations

/// Checks from some training on, at every report or now and then.
struct CheckTimes {
  /// Before it nothing is checked.
  let warmup: Double
  /// What lies between two checks; nil for a check at every report.
  let interval: Double?

  init(_ warmup: Length, _ interval: Length?) {
    (self.warmup, self.interval) = (warmup.time, interval?.time)
  }

  /// The check after the last of a trial's reports, where one is due: at the first report of each
  /// interval.
  func check(after history: PruningHistory) -> PruningCheck? {
    guard let resource = history.resources.last, resource >= warmup else { return nil }
    if let interval, let former = history.resources.dropLast().last,
      former >= ((resource - warmup) / interval).rounded(.down) * interval + warmup
    {
      return nil
    }
    return PruningCheck(resource: resource)
  }

  /// Before how much training nothing is due.
  func next(after resource: Double) -> Double {
    if resource < warmup { return warmup }
    guard let interval else { return resource.nextUp }
    let passed = ((resource - warmup) / interval).rounded(.down)
    return max(resource.nextUp, (passed + 1) * interval + warmup)
  }
}
