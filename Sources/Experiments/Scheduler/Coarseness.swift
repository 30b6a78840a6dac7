internal import Messages
internal import Schedules

/// Looks for a curve of so few points that little is left of it, which is suspicious where nobody
/// said that the scheduler should advance so seldom.
struct Coarseness {
  let scheduler: SchedulerSection
  let run: RunClock
  /// As many points show what a curve is like.
  private static let fewest = 10

  /// What is wrong; nil where nothing is.
  var message: String? {
    let (count, interval) = (run.length, run.clock.interval)
    let isWritten = scheduler.interval != nil
    guard scheduler.policy.isCurve, count < (isWritten ? 2 : Self.fewest) else { return nil }
    let isFinest = interval == .step || run.clock.stepsPerEpoch == 1
    let remedy = isFinest ? "train longer" : "give 'interval: step' for one an update"
    return
      "the schedule has \(counted(count, "point")), one \(interval == .step ? "a step" : "an epoch"); "
      + remedy + (isWritten ? "" : ", or 'interval: \(interval.rawValue)' if that is meant")
  }

  /// Reports it at the scheduler's type.
  func check(_ findings: Findings) {
    guard let message else { return }
    let (span, path) = scheduler.place.behindWarmup.located(nil)
    findings.warning(at: span, "\(path): \(message)")
  }
}
