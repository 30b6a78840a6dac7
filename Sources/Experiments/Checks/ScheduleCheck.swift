internal import Expressions
internal import Optimizers
internal import Schedules
internal import Training

/// Makes the timetable of a spec's scheduler, and reports what is wrong with it.
package struct ScheduleCheck {
  let scheduler: SchedulerSection
  let groups: [ExperimentGroup]
  let run: RunClock
  let findings: Findings
  /// The knob of `per_knob` that the scheduler stands under.
  var knob: Knob?
  /// Whether it begins anew, so that its time is not the run's.
  var isRepeated = false

  var groupNames: [String] { groups.map(\.name) }

  /// The values of every knob over the run, or nil after reporting why there are none.
  func timetable() -> Timetable? {
    let errors = findings.errorCount
    guard let policy = policy(), findings.errorCount == errors else { return nil }
    do throws(ScheduleError) {
      return try Timetable(policy, bases: groups.map(\.settings.hyperparameters.bases))
    } catch {
      report(error)
      return nil
    }
  }

  /// The policy of the family alone, without what stands in front of it.
  func familyPolicy() -> (any Policy)? {
    switch scheduler.family {
    // What a run measures is no function of time.
    case nil, .reduceOnPlateau: UnchangedPolicy()
    case .lambda(let factors): lambda(factors)
    case .list(let lists): list(lists)
    case .rangeFinder(let epochs, let start, let end): rangeFinder(epochs, start, end)
    case .oneCyclePolicy(let cycle): oneCycle(cycle)
    case .oneCycle(let arguments): oneCycle(arguments)
    case .decay(let decay): self.decay(decay)
    case .arguments(let arguments): made { () throws(ScheduleError) in try arguments.policy(self) }
    case .sequential(let sequence): sequential(sequence)
    case .chained(let schedulers): chained(schedulers)
    case .repetition(let inner, let length, let times): repetition(inner, length, times)
    case .perKnob(let knobs): perKnob(knobs)
    }
  }

  func report(_ error: ScheduleError) {
    let path = scheduler.path.key(error.argument)
    findings.error(at: scheduler.span, "\(path): \(error.message)")
  }

  /// What a policy's making gives, or nil after reporting what it throws.
  func made(_ make: () throws(ScheduleError) -> (any Policy)?) -> (any Policy)? {
    do throws(ScheduleError) {
      return try make()
    } catch {
      report(error)
      return nil
    }
  }

  private func lambda(_ factors: [Knob: GroupSetting<Expression>]) -> (any Policy)? {
    LambdaPolicy(checked(factors))
  }

  /// Factors as schedules take them, after reporting what is wrong with them.
  func checked(_ factors: [Knob: GroupSetting<Expression>]) -> [Knob: PerGroup<Factor>] {
    var made: [Knob: PerGroup<Factor>] = [:]
    for (knob, setting) in factors {
      checkKnob(knob, at: setting.span, setting.path)
      checkRole(knob, at: setting.span, setting.path)
      setting.check(groups: groupNames, findings: findings)
      setting.values.forEach(checkVariables)
      made[role(of: knob)] = setting.perGroup { .expression($0, run.clock) }
    }
    warnOfNothing(factors.isEmpty)
    return made
  }

  /// Refuses a schedule of what the update rule does not read.
  func checkKnob(_ knob: Knob, at span: SourceSpan, _ path: SpecPath) {
    // Under a knob of `per_knob` a schedule of any other has no effect, and needs no reader.
    if let own = self.knob, own != knob { return }
    guard let rule = groups.first?.settings.rule, !rule.knobs.contains(knob) else { return }
    let known = rule.knobs.map(\.rawValue).joined(separator: ", ")
    findings.error(
      at: span,
      "\(path): the optimizer has no \(knob.rawValue) to schedule; it has \(known)")
  }

  func warnOfNothing(_ isNothing: Bool) {
    guard isNothing else { return }
    let knobs = Knob.allCases.map(\.rawValue).joined(separator: ", ")
    findings.warning(
      at: scheduler.span, "\(scheduler.path): nothing is scheduled; give one of \(knobs)")
  }

  func checkVariables(_ expression: Located<Expression>) {
    checkVariables(expression.value.names, at: expression.span, expression.path)
  }

  /// Refuses variables whose values cannot be known without the data.
  private func checkVariables(_ names: Set<String>, at span: SourceSpan, _ path: SpecPath) {
    checkRepeatable(names, at: span, path)
    for name in names.intersection(run.clock.unavailable).sorted() {
      findings.error(
        at: span,
        "\(path): '\(name)' cannot be known without data, which say how many steps "
          + "an epoch has")
    }
  }

  private func list(_ lists: [Knob: GroupSetting<SchedulerSection.ValueList>]) -> (any Policy)? {
    var made: [Knob: PerGroup<[Double]>] = [:]
    var room = SpecLimits.listValues
    for (knob, setting) in lists {
      checkKnob(knob, at: setting.span, setting.path)
      checkRole(knob, at: setting.span, setting.path)
      setting.check(groups: groupNames, findings: findings)
      let values = setting.values.map { self.values($0, &room) }
      guard values.allSatisfy({ $0 != nil }) else { continue }
      let given = values.compactMap(\.self)
      made[role(of: knob)] = setting.isPerGroup ? .each(given) : .all(given[0])
    }
    warnOfNothing(lists.isEmpty)
    do throws(ScheduleError) {
      return try ListPolicy(made)
    } catch {
      report(error)
      return nil
    }
  }

  /// The values of a list, if all lists together do not have too many.
  private func values(
    _ list: Located<SchedulerSection.ValueList>, _ room: inout Int
  ) -> [Double]? {
    guard room >= 0, let values = self.values(list) else { return nil }
    room -= values.count
    guard room < 0 else { return values }
    findings.error(
      at: list.span,
      "\(list.path): all lists together hold more than \(SpecLimits.listValues) values")
    return nil
  }

  /// The values of a list, held against the run's length.
  func values(_ list: Located<SchedulerSection.ValueList>) -> [Double]? {
    let unit = run.clock.interval.rawValue
    let length = run.clock.length
    switch list.value {
    case .numbers(let values):
      guard values.count == length else {
        let (found, wanted) = (counted(values.count, "value"), counted(length, unit))
        findings.error(
          at: list.span, "\(list.path): \(found) for \(wanted); give one value for each \(unit)")
        return nil
      }
      return values
    case .expression(let expression):
      return values(of: expression, at: list)
    }
  }

  private func values(
    of expression: ListExpression, at list: Located<SchedulerSection.ValueList>
  ) -> [Double]? {
    let errors = findings.errorCount
    checkVariables(expression.names, at: list.span, list.path)
    if findings.errorCount > errors { return nil }
    let variables = [run.clock.epochs ?? .nan, run.steps.map(Double.init) ?? .nan]
    do throws(ExpressionError) {
      let values = try expression.values(variables.span)
      guard !values.isEmpty else {
        findings.error(at: list.span, "\(list.path): expected at least one value, found none")
        return nil
      }
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        findings.error(at: list.span, "\(list.path): value \(index) is \(values[index])")
        return nil
      }
      warnOfLength(values.count, list.span, list.path)
      return values
    } catch {
      findings.error(at: list.span.narrowed(to: error.range), "\(list.path): \(error.message)")
      return nil
    }
  }

  private func rangeFinder(
    _ epochs: Located<Duration>?, _ start: Located<Double>, _ end: Located<Double>
  ) -> (any Policy)? {
    guard let count = length(epochs) else { return nil }
    do throws(ScheduleError) {
      return try RangeFinder(epochs: count, start: start.value, end: end.value)
    } catch {
      report(error)
      return nil
    }
  }

  private func oneCycle(_ cycle: SchedulerSection.OneCycle) -> (any Policy)? {
    cycle.lr.check(groups: groupNames, findings: findings)
    cycle.momentumRange?.check(groups: groupNames, findings: findings)
    guard let count = length(cycle.epochs) else { return nil }
    do throws(ScheduleError) {
      return try OneCyclePolicy(
        learningRate: cycle.lr.perGroup { $0 }, epochs: count,
        momentumRange: cycle.momentumRange?.perGroup { $0 }, phaseRatio: cycle.phaseRatio.value)
    } catch {
      report(error)
      return nil
    }
  }

  /// The length of a schedule in its own steps; the run's where none is given.
  func length(_ duration: Located<Duration>?) -> Int? {
    guard let duration else { return ownLength }
    guard let count = steps(duration) else { return nil }
    warnOfLength(count, duration.span, duration.path)
    return count
  }

  /// The length of a schedule that names none: that of its run, or of its part, but at least a
  /// step, for a part may have none.
  var ownLength: Int { max(run.clock.length, run.noun == "part" ? 1 : 0) }

  /// A duration in the scheduler's own steps; the run's where none is given.
  func stepsOrRun(_ duration: Located<Duration>?) -> Int? {
    duration.map(steps) ?? ownLength
  }

  /// A duration in the scheduler's own steps, which may round to none.
  func phase(_ duration: Located<Duration>) -> Int? {
    if let count = run.schedulerSteps(duration.value) { return count }
    findings.error(
      at: duration.span,
      "\(duration.path): '\(duration.value.text)' cannot be converted without data, which say "
        + "how many steps an epoch has")
    return nil
  }

  /// A duration in the scheduler's own steps, at least one.
  func steps(_ duration: Located<Duration>) -> Int? {
    guard let count = phase(duration) else { return nil }
    guard count >= 1 else {
      findings.error(
        at: duration.span,
        "\(duration.path): expected at least one \(run.clock.interval.rawValue), "
          + "found '\(duration.value.text)'")
      return nil
    }
    return count
  }

  func warnOfLength(_ count: Int, _ span: SourceSpan, _ path: SpecPath) {
    let unit = run.clock.interval.rawValue
    let length = run.clock.length
    // A part that is not reached was reported where it begins.
    guard count != length, length > 0 || run.noun == "run" else { return }
    let consequence =
      count < length ? "its last value holds from there on" : "its end is not reached"
    findings.warning(
      at: span,
      "\(path): the schedule has \(counted(count, unit)), the \(run.noun) \(counted(length, unit)); "
        + consequence)
  }
}

/// A number with its noun in the right form.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

extension GroupSetting {
  /// The values as schedules take them.
  func perGroup<Other>(_ transform: (Value) -> Other) -> PerGroup<Other> {
    let made = values.map { transform($0.value) }
    return isPerGroup ? .each(made) : .all(made[0])
  }
}
