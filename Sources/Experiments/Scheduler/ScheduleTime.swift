internal import Declarations
internal import Optimizers
internal import Schedules
internal import Training

/// The time of a spec's scheduler, or of one within it, and where it reports what does not fit.
struct ScheduleTime: PolicyTime {
  let place: SchedulerPlace
  let groups: [ExperimentGroup]
  let run: RunClock
  let findings: Findings
  /// The knob of `per_knob` that the scheduler stands under.
  var knob: Knob?
  /// Whether it begins anew, so that its time is not the run's.
  var isRepeated = false
  /// Whether the schedule as a whole is reported to have few steps.
  var isCoarse = false

  var clock: Clock { run.clock }

  var noun: String { run.noun }

  var groupNames: [String] { groups.map(\.name) }

  private var knobs: [Knob]? { groups.first?.rule.knobs }

  var hasBetas: Bool { knobs?.contains(.beta1) == true }

  func part(
    _ place: PolicyPlace?, from start: Int, length: Int, isRepeated: Bool, knob: Knob?
  ) -> any PolicyTime {
    ScheduleTime(
      place: self.place.part(place), groups: groups, run: run.part(from: start, length: length),
      findings: findings, knob: knob, isRepeated: isRepeated, isCoarse: isCoarse)
  }

  func refuse(_ message: String, at place: PolicyPlace?, in range: Range<Int>?) {
    let (span, path) = self.place.located(place)
    let part = range.flatMap { range in
      place.flatMap { self.place.value($0) }.map { $0.span(of: range) }
    }
    findings.error(at: part ?? span, "\(path): \(message)")
  }

  func warn(_ message: String, at place: PolicyPlace?) {
    let (span, path) = self.place.located(place)
    findings.warning(at: span, "\(path): \(message)")
  }

  func steps(
    of length: Length, _ rounding: Length.Rounding, at place: PolicyPlace
  ) -> Length? {
    if length.unit == .rest {
      // A part may have no steps, and a schedule has at least one.
      return Length(steps: max(clock.length, noun == "part" ? 1 : 0))
    }
    if run.isLost(length) { return nil }
    guard let count = run.schedulerSteps(length) else {
      refuse(
        "'\(length.text)' cannot be converted without data, which say how many steps an epoch has",
        at: place)
      return nil
    }
    guard isLong(count, for: rounding) else {
      refuse(
        "expected at least one \(clock.interval.rawValue), found '\(length.text)'", at: place)
      return nil
    }
    switch rounding {
    case .real, .positive: return Length(count, .own)
    case .phase, .steps, .whole:
      let steps = count > 0 ? max(Int(count.rounded()), 1) : 0
      warnOfRounding(length, count, to: steps, at: place)
      if rounding == .whole { warnOfLength(steps, at: place) }
      return Length(steps: steps)
    }
  }

  /// Whether a length is as long as it must be.
  private func isLong(_ count: Double, for rounding: Length.Rounding) -> Bool {
    switch rounding {
    case .real, .phase: true
    case .positive: count > 0
    case .steps, .whole: count.rounded() >= 1
    }
  }

  func checkVariables(_ names: Set<String>, at place: PolicyPlace) -> Bool {
    let isRepeatable = checkRepeatable(names, at: place)
    let unknown = names.intersection(clock.unavailable).sorted()
    for name in unknown where !run.isDataLost {
      refuse(
        "'\(name)' cannot be known without data, which say how many steps an epoch has", at: place)
    }
    return isRepeatable && unknown.isEmpty
  }

  /// Refuses variables that count from the start of the run where time begins anew.
  private func checkRepeatable(_ names: Set<String>, at place: PolicyPlace) -> Bool {
    guard isRepeated else { return true }
    let unfit = ["epoch", "step"].filter(names.contains)
    for name in unfit {
      refuse(
        "'\(name)' counts from the start of the run and does not repeat; use 't', which begins "
          + "anew with each repetition", at: place)
    }
    return unfit.isEmpty
  }

  func hasKnob(_ knob: Knob) -> Bool { knobs?.contains(knob) != false }

  func isGiven(_ argument: String) -> Bool { place.value(PolicyPlace(argument)) != nil }

  func checkKnob(_ knob: Knob, at place: PolicyPlace) -> Bool {
    // Under a knob of `per_knob` a schedule of any other has no effect, and needs no reader.
    if let own = self.knob, own != knob { return true }
    return check([knob], to: "schedule", at: place)
  }

  func checkKnobs(_ names: Set<String>, at place: PolicyPlace) -> Bool {
    check(Knob.allCases.filter { names.contains($0.rawValue) }, to: "depend on", at: place)
  }

  private func check(_ asked: [Knob], to verb: String, at place: PolicyPlace) -> Bool {
    guard let knobs else { return true }
    let missing = asked.filter { !knobs.contains($0) }
    let known = knobs.map(\.rawValue).joined(separator: ", ")
    for knob in missing {
      refuse("the optimizer has no \(knob.rawValue) to \(verb); it has \(known)", at: place)
    }
    return missing.isEmpty
  }
}
