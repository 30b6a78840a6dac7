internal import Schedules

/// Walks every schedule over the whole run: what is not a number is a mistake, what is unlikely
/// to be meant is a suspicion.
struct HorizonCheck {
  let scheduler: SchedulerSection
  let timetable: Timetable
  let groupNames: [String]
  let clock: Clock
  let findings: Findings

  /// Reports, for each expression or list, the first step of each kind of trouble.
  func check() {
    var reported: Set<SourceSpan> = []
    for entry in timetable.entries {
      let place = place(of: entry)
      // What all groups share is reported for the first that it troubles.
      if reported.contains(place.span) { continue }
      if check(entry, at: place) { reported.insert(place.span) }
    }
  }

  /// Reports the troubles of one knob of one group, and whether there are any.
  private func check(_ entry: Timetable.Entry, at place: (span: SourceSpan, path: SpecPath)) -> Bool
  {
    var suspicions: [(text: String, t: Int)] = []
    var seen: Set<String> = []
    for t in 0..<clock.length {
      let value = entry.schedule.value(at: t)
      guard value.isFinite else {
        let text = value.isNaN ? "is not a number" : "is infinite"
        findings.error(at: place.span, message(place.path, text, t, entry.group))
        return true
      }
      for text in troubles(of: value, entry.knob, at: t) where seen.insert(text).inserted {
        suspicions.append((text, t))
      }
    }
    for (text, t) in suspicions {
      findings.warning(at: place.span, message(place.path, text, t, entry.group))
    }
    return !suspicions.isEmpty
  }

  /// What is suspicious about a value.
  private func troubles(of value: Double, _ knob: Knob, at t: Int) -> [String] {
    if value < 0 { return ["is below 0"] }
    if knob == .momentum, value >= 1 { return ["is 1 or more, which never forgets"] }
    if knob == .learningRate, t == 0, value == 0 { return ["is 0, so that nothing is learnt"] }
    return []
  }

  private func message(_ path: SpecPath, _ text: String, _ t: Int, _ group: Int) -> String {
    let place = groupNames.count > 1 ? " of group '\(groupNames[group])'" : ""
    return "\(path): the value\(place) \(text) at \(clock.interval.rawValue) \(t)"
  }

  /// The expression or list that gives an entry its values.
  private func place(of entry: Timetable.Entry) -> (span: SourceSpan, path: SpecPath) {
    func located<Value>(_ setting: GroupSetting<Value>?) -> (SourceSpan, SpecPath)? {
      setting.map { setting in
        let value = setting.isPerGroup ? setting.values[entry.group] : setting.values[0]
        return (value.span, value.path)
      }
    }
    let found: (SourceSpan, SpecPath)? =
      switch scheduler.family {
      case .lambda(let factors): located(factors[entry.knob])
      case .list(let lists): located(lists[entry.knob])
      case .oneCyclePolicy(let cycle):
        entry.knob == .momentum ? located(cycle.momentumRange) : located(cycle.lr)
      case .rangeFinder, nil: nil
      }
    return found ?? (scheduler.span, scheduler.path)
  }
}
