internal import Schedules

/// Walks every schedule over the whole run: what is not a number is a mistake, what is unlikely
/// to be meant is a suspicion.
struct HorizonCheck {
  let scheduler: SchedulerSection
  let timetable: Timetable
  let groupNames: [String]
  let clock: Clock
  let findings: Findings
  let schedules: ScheduleCheck

  /// Reports, for each expression or list, the first step of each kind of trouble.
  func check() {
    var reported: Set<Report> = []
    for entry in timetable.entries where !isHarmless(entry) {
      for trouble in troubles(of: entry) {
        let place = place(of: entry, at: trouble.step)
        // What all groups share is reported for the first that it troubles.
        guard reported.insert(Report(span: place.span, text: trouble.text)).inserted else {
          continue
        }
        let text = message(place.path, trouble.text, trouble.step, entry.group)
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
    let text: String
  }

  /// Something wrong with a schedule, and the first step where it is.
  private struct Trouble {
    let text: String
    let step: Int
    let isError: Bool
  }

  /// Whether a schedule is within bounds by its making, so that no step needs a look.
  private func isHarmless(_ entry: Timetable.Entry) -> Bool {
    switch scheduler.family {
    case _ where scheduler.warmup != nil: false
    case .rangeFinder: true
    // The momentum of a cycle lies between the ends of its range, of which the upper comes first.
    case .oneCyclePolicy: entry.knob == .learningRate || entry.schedule.value(at: 0) < 1
    case .lambda, .list, .decay, .oneCycle, .sequential, .chained, .repetition, .perKnob, nil: false
    }
  }

  /// The troubles of one knob of one group; after a mistake no suspicion counts.
  private func troubles(of entry: Timetable.Entry) -> [Trouble] {
    var suspicions: [Trouble] = []
    var seen: Set<String> = []
    for step in 0..<clock.length {
      let value = entry.schedule.value(at: step)
      guard value.isFinite else {
        let text = value.isNaN ? "is not a number" : "is infinite"
        return [Trouble(text: text, step: step, isError: true)]
      }
      guard let text = suspicion(of: value, entry, at: step), seen.insert(text).inserted else {
        continue
      }
      suspicions.append(Trouble(text: text, step: step, isError: false))
    }
    return suspicions
  }

  /// What is suspicious about a value.
  private func suspicion(
    of value: Double, _ entry: Timetable.Entry, at step: Int
  ) -> String? {
    if value < 0 { return "is below 0" }
    switch entry.knob {
    case .momentum: return value >= 1 ? "is 1 or more, so that nothing is forgotten" : nil
    case .learningRate:
      return step == 0 && value == 0 ? "is 0, so that nothing is learnt" : nil
    case .dampening, .weightDecay, .beta1, .beta2: return nil
    }
  }

  private func message(_ path: SpecPath, _ text: String, _ t: Int, _ group: Int) -> String {
    let place = groupNames.count > 1 ? " of group '\(groupNames[group])'" : ""
    return "\(path): at \(clock.interval.rawValue) \(t) the value\(place) \(text)"
  }

  /// The expression or list that gives an entry its value at a step.
  private func place(
    of entry: Timetable.Entry, at step: Int
  ) -> (span: SourceSpan, path: SpecPath) {
    let part = schedules.part(of: entry.knob, group: entry.group, at: step)
    let (scheduler, knob) = (part.scheduler, part.knob)
    func located<Value>(_ setting: GroupSetting<Value>?) -> (SourceSpan, SpecPath)? {
      setting.map { setting in
        let value = setting.isPerGroup ? setting.values[entry.group] : setting.values[0]
        return (value.span, value.path)
      }
    }
    let found: (SourceSpan, SpecPath)? =
      switch scheduler.family {
      case .lambda(let factors): located(factors[knob])
      case .list(let lists): located(lists[knob])
      case .oneCyclePolicy(let cycle):
        knob == .momentum ? located(cycle.momentumRange) : located(cycle.lr)
      case .perKnob(let knobs): located(knobs[knob])
      case .rangeFinder, .decay, .oneCycle, .sequential, .chained, .repetition, nil: nil
      }
    if part.isWarmup { return (scheduler.warmup?.span ?? scheduler.span, part.path) }
    return found ?? (scheduler.span, scheduler.path)
  }
}
