internal import Messages
internal import Declarations
internal import Schedules

/// Looks at every schedule over the whole run: what is not a number is a mistake, what is unlikely
/// to be meant is a suspicion.
struct HorizonCheck {
  let scheduler: SchedulerSection
  let timetable: Timetable
  let groupNames: [String]
  let clock: Clock
  let findings: Findings
  let policy: any Policy

  /// Reports, for each expression or list, the first step of each kind of trouble.
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
        knob: entry.knob, schedule: entry.schedule, length: clock.length, maySeeAll: isShort)
      for trouble in walk.troubles() {
        let place = place(of: entry, at: trouble.step)
        // What all groups share is reported for the first that it troubles.
        guard reported.insert(Report(span: place.span, kind: trouble.kind)).inserted else {
          continue
        }
        let text = message(place.path, trouble, entry.group)
        if trouble.isError {
          findings.error(at: place.span, text)
        } else {
          findings.warning(at: place.span, text)
        }
      }
    }
  }

  /// One kind of trouble of one expression or list.
  private struct Report: Hashable {
    let span: SourceSpan
    let kind: Trouble.Kind
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

  private func message(_ path: SpecPath, _ trouble: Trouble, _ group: Int) -> String {
    let place = groupNames.count > 1 ? " of group '\(groupNames[group])'" : ""
    return "\(path): at \(clock.interval.rawValue) \(trouble.step) the value\(place) "
      + trouble.text
  }

  /// What gives an entry its value at a step: an expression, a list, a part of a composite.
  private func place(
    of entry: Timetable.Entry, at step: Int
  ) -> (span: SourceSpan, path: SpecPath) {
    var (policy, place) = (policy, scheduler.place)
    var (knob, local) = (entry.knob, step)
    while let part = policy.part(at: local, of: knob, group: entry.group) {
      guard let inner = part.policy else { return place.located(nil) }
      (policy, place) = (inner, place.part(part.place))
      (knob, local) = (part.knob, part.step)
    }
    return located(policy.place(of: knob), entry.group, in: place)
  }

  /// Where an argument stands, or the entry of a group in it.
  private func located(
    _ argument: PolicyPlace?, _ group: Int, in place: SchedulerPlace
  ) -> (span: SourceSpan, path: SpecPath) {
    guard let argument, let node = place.value(argument) else { return place.located(nil) }
    guard policy(has: argument, asListIn: place, node) else { return place.located(argument) }
    return place.located(PolicyPlace(argument.argument, [group]))
  }

  private func policy(
    has argument: PolicyPlace, asListIn place: SchedulerPlace, _ node: SpecNode
  ) -> Bool {
    guard case .sequence(let items) = node.kind else { return false }
    return items.count == groupNames.count
  }
}
