internal import Schedules

/// Holds the length of the run's schedule against the run's: one that does not fit is a suspicion.
///
/// Families that say how long the whole run's schedule is (`epochs`, `total_steps`, lists) are held
/// against it where that is read.
struct LengthCheck {
  let scheduler: SchedulerSection
  let timetable: Timetable
  let clock: Clock
  let findings: Findings

  /// Reports, once for the scheduler, what is never reached or what comes to rest too early.
  func check() {
    switch scheduler.family {
    case .list, .rangeFinder, .oneCyclePolicy, nil: return
    case .sequential, .chained, .repetition:
      if scheduler.family?.saysItsLength == true { return }
    case .oneCycle(let arguments): return checkCycle(arguments)
    default: break
    }
    let messages = timetable.entries.compactMap { message($0.schedule) }
    guard let message = messages.first else { return }
    let place = place
    findings.warning(at: place.span, "\(place.path): \(message)")
  }

  /// What is wrong with the length of one schedule.
  private func message(_ schedule: any Schedule) -> String? {
    let run = clock.length
    if let period = schedule.period {
      guard period > run else { return nil }
      return "the first cycle has \(count(period)), the run \(count(run)); its end is not reached"
    }
    // What a part of a composite does not reach is reported where the part begins.
    guard let end = schedule.length ?? (isSingle ? schedule.joins.last : nil) else { return nil }
    let head = "the schedule has \(count(end)), the run \(count(run));"
    if end > run { return "\(head) its end is not reached" }
    // A schedule may come to rest with the run's last step or behind it. A warmup is shorter than the
    // run, and is meant to be.
    guard schedule.length != nil, end < run - 1, schedule.value(at: end) < schedule.value(at: 0)
    else {
      return nil
    }
    return "\(head) its last value holds from there on"
  }

  /// Whether the scheduler has no parts.
  private var isSingle: Bool {
    if scheduler.warmup != nil { return false }
    switch scheduler.family {
    case .sequential, .chained, .repetition, .perKnob: return false
    default: return true
    }
  }

  /// All phases of a cycle must have room.
  private func checkCycle(_ arguments: SchedulerSection.OneCycleArguments) {
    if arguments.hasThreePhases, arguments.riseShare > 0.5 {
      findings.warning(
        at: scheduler.span,
        "\(scheduler.path.key("pct_start")): two phases of \(plain(arguments.riseShare)) each leave "
          + "none of the cycle for the third; the least learning rate is not reached")
    }
    guard arguments.variant == .smith, let size = arguments.stepSize,
      let entry = timetable.entries.first, entry.schedule.joins.count < 2
    else { return }
    findings.warning(
      at: size.span,
      "\(size.path): the way up and the way down take '\(size.value.text)' each, the cycle has "
        + "\(count(entry.schedule.length ?? clock.length)); its end is not reached")
  }

  private func count(_ steps: Int) -> String { counted(steps, clock.interval.rawValue) }

  /// The argument that says when the schedule ends, or the scheduler as a whole.
  private var place: (span: SourceSpan, path: SpecPath) {
    let end: Located<Duration>? =
      switch scheduler.family {
      case .decay(let decay): decay.end
      case .arguments(let arguments): arguments.end
      default: nil
      }
    return end.map { ($0.span, $0.path) } ?? (scheduler.span, scheduler.path)
  }
}
