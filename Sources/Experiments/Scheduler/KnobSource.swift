internal import Expressions
internal import Schedules

/// What gives a knob of a group its values: an argument of the scheduler, or of a part of it.
struct KnobSource {
  /// The scheduler, or the part.
  private(set) var place: SchedulerPlace
  /// Its argument; nil where it gives the values as a whole.
  private(set) var argument: PolicyPlace?
  /// Whether it is a warmup, which has the values of what follows it.
  private(set) var isWarmup = false

  /// What gives the values at a step.
  init(
    of knob: Knob, group: Int, at step: Int, in policy: any Policy, at place: SchedulerPlace
  ) {
    var (policy, knob, step) = (policy, knob, step)
    self.place = place
    while let part = policy.part(at: step, of: knob, group: group) {
      guard let inner = part.policy else {
        isWarmup = true
        return
      }
      (policy, knob, step) = (inner, part.knob, part.step)
      self.place = self.place.part(part.place)
    }
    argument = policy.place(of: knob, group: group)
  }

  /// Where it stands; a default stands where the scheduler's keys begin.
  var located: (span: SourceSpan, path: SpecPath) {
    argument.map(place.standing) ?? place.located(nil)
  }

  /// Whether it is a 0 that is written for one group alone.
  var isZeroOfGroup: Bool {
    guard let argument, !argument.indices.isEmpty, let text = place.value(argument)?.text else {
      return false
    }
    return (try? Expression.constant(text)) == 0
  }

  /// The only argument that gives the values of a schedule over a run; nil where there are several,
  /// or none.
  static func only(
    of entry: Timetable.Entry, over length: Int, in scheduler: SchedulerSection,
    resolved policy: any Policy
  ) -> KnobSource? {
    let steps = [0] + entry.schedule.joins.filter { $0 < length } + [max(length - 1, 0)]
    let sources = steps.map {
      KnobSource(
        of: entry.knob, group: entry.group, at: $0, in: policy, at: scheduler.place)
    }.filter { !$0.isWarmup }
    guard let first = sources.first, first.argument != nil,
      sources.allSatisfy({ $0.argument == first.argument && $0.place.path == first.place.path })
    else { return nil }
    return first
  }
}
