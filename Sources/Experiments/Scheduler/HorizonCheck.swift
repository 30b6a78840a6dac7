internal import Messages
internal import Declarations
internal import Schedules

/// Looks at every schedule over the whole run: what is not a number is a mistake, what is unlikely
/// to be meant is a suspicion.
struct HorizonCheck {
  let scheduler: SchedulerSection
  let timetable: Timetable
  let values: OptimizerValues
  let clock: Clock
  let findings: Findings
  let policy: any Policy

  private var groups: [ExperimentGroup] { values.groups }

  /// Reports, for each expression or list, the first step of each kind of finding.
  func check() {
    let isShort = isShort
    guard !isTooLong else {
      return findings.error(
        at: scheduler.span,
        "\(scheduler.path): \(counted(timetable.entries.count, "schedule")) over "
          + "\(counted(clock.length, clock.interval.rawValue)) are too many values to check; "
          + "use fewer groups, fewer steps, or shorter expressions")
    }
    var reported: Set<Report> = []
    for entry in timetable.entries {
      let walk = ScheduleWalk(
        knob: entry.knob, schedule: entry.schedule,
        isBeta: entry.knob.isBeta(of: groups[entry.group].rule),
        length: clock.length, maySeeAll: isShort)
      for finding in walk.scheduleFindings() {
        if finding.kind == .idle, isFrozen(entry) { continue }
        let place = source(of: entry, at: finding.step).located
        // What all groups share is reported for the first that it concerns.
        guard reported.insert(Report(span: place.span, kind: finding.kind)).inserted else {
          continue
        }
        let text = message(place.path, finding, entry.group)
        if finding.isError {
          findings.error(at: place.span, text)
        } else {
          findings.warning(at: place.span, text)
        }
      }
    }
  }

  /// One kind of finding of one expression or list.
  private struct Report: Hashable {
    let span: SourceSpan
    let kind: ScheduleFinding.Kind
  }

  /// Whether all values can be looked at in a second or so.
  private var isShort: Bool {
    let work = timetable.entries.reduce(0) { $0.addingSaturated($1.schedule.work) }
    let (product, overflow) = work.multipliedReportingOverflow(by: clock.length)
    return !overflow && product <= SpecLimits.scheduleWork
  }

  /// Whether the values that have to be looked at, if not all can be, are too many as well.
  private var isTooLong: Bool {
    if !isShort, timetable.entries.contains(where: { !$0.schedule.isMonotoneBetweenJoins }) {
      return true
    }
    var joins = 0
    return timetable.entries.contains {
      joins += $0.schedule.joins.count
      return joins > SpecLimits.joins
    }
  }

  private func message(_ path: SpecPath, _ finding: ScheduleFinding, _ group: Int) -> String {
    let place = groups.count > 1 ? " of group '\(groups[group].name)'" : ""
    return "\(path): at \(clock.interval.rawValue) \(finding.step) the value\(place) "
      + finding.text
  }

  /// What gives an entry its value at a step.
  private func source(of entry: Timetable.Entry, at step: Int) -> KnobSource {
    KnobSource(
      of: entry.knob, group: entry.group, at: step, in: policy, at: scheduler.place)
  }

  /// Whether a 0 is written for the group alone, while others learn: that is meant.
  private func isFrozen(_ entry: Timetable.Entry) -> Bool {
    let isWritten =
      entry.schedule.usesBase
      ? values.hasOwnZeroRate(groups[entry.group])
      : source(of: entry, at: clock.length - 1).isZeroOfGroup
    return isWritten
      && timetable.entries.contains {
        $0.knob == .learningRate && $0.schedule.value(at: clock.length / 2) != 0
      }
  }
}
