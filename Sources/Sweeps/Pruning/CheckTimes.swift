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
    guard let resource = history.resources.last, TrainingReach.reaches(resource, warmup) else {
      return nil
    }
    if let interval, let former = history.resources.dropLast().last,
      TrainingReach.reaches(former, start(of: count(interval, through: resource), interval))
    {
      return nil
    }
    return PruningCheck(resource: resource)
  }

  /// Before how much training nothing is due.
  func next(after resource: Double) -> Double {
    // The first report from the warmup on is checked, wherever it comes.
    if resource <= 0 || !TrainingReach.reaches(resource, warmup) { return warmup }
    guard let interval else { return resource.nextUp }
    let next = start(of: count(interval, through: resource) + 1, interval)
    return max(resource.nextUp, next)
  }

  /// How many whole intervals have passed since the warmup.
  private func count(_ interval: Double, through resource: Double) -> Double {
    let count = max(((resource - warmup) / interval).rounded(.down), 0)
    return TrainingReach.reaches(resource, start(of: count + 1, interval)) ? count + 1 : count
  }

  private func start(of count: Double, _ interval: Double) -> Double { count * interval + warmup }
}
