internal import Declarations
internal import Messages
internal import Schedules

/// Compares the length of the run's schedule with the run's: one that does not fit is a suspicion.
///
/// Families that say how long the whole run's schedule is (`epochs`, `total_steps`, lists) are
/// compared with it when they are resolved.
struct LengthCheck {
  let scheduler: SchedulerSection
  let policy: any Policy
  let timetable: Timetable
  let clock: Clock
  let findings: Findings

  /// Reports, once for the scheduler, what is never reached or what comes to rest too early.
  func check() {
    if policy.reportsItsLength { return }
    let messages = timetable.entries.compactMap { message($0.schedule) }
    guard let message = messages.first else { return }
    let place = place
    findings.warning(at: place.span, "\(place.path): \(message)")
  }

  /// What is wrong with the length of one schedule.
  private func message(_ schedule: any Schedule) -> String? {
    let run = clock.length
    // That a part is not reached is reported where it begins.
    if schedule.lastStart > 0, schedule.lastStart >= run { return nil }
    if let period = schedule.period {
      guard period > run else { return nil }
      return "the first cycle has \(count(period)), the run \(count(run)); its end is not reached"
    }
    guard let end = schedule.length ?? (isSingle ? schedule.joins.last : nil) else { return nil }
    let head = "the schedule has \(count(end)), the run \(count(run));"
    if end > run { return "\(head) its end is not reached" }
    // A schedule may come to rest with the run's last step or behind it. A warmup is shorter than the
    // run, and is meant to be.
    guard schedule.length != nil, end < run - 1, schedule.value(at: end) < schedule.value(at: 0)
    else { return nil }
    return "\(head) its last value holds from there on"
  }

  /// Whether the scheduler has no parts, whose joins are not its own.
  private var isSingle: Bool { policy.parts.isEmpty }

  private func count(_ steps: Int) -> String { counted(steps, clock.interval.rawValue) }

  /// The argument that says when the schedule ends, or the scheduler as a whole.
  private var place: (span: SourceSpan, path: SpecPath) {
    let inner = (policy as? WarmupPolicy)?.policy ?? policy
    let place = scheduler.place.behindWarmup
    guard let end = inner.end, place.value(end) != nil || hasDefault(end, inner) else {
      return place.located(nil)
    }
    return place.standing(end)
  }

  /// Whether an argument has a default that is a length, and not the rest of the run.
  private func hasDefault(_ place: PolicyPlace, _ policy: any Policy) -> Bool {
    type(of: policy).facts.arguments.contains { $0.name == place.argument && $0.usual != nil }
  }
}
