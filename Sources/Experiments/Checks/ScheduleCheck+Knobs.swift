internal import Expressions
internal import Optimizers
internal import Schedules
internal import Training

extension ScheduleCheck {
  /// A schedule of its own for each knob.
  func perKnob(_ settings: [Knob: GroupSetting<SchedulerSection.KnobValues>]) -> (any Policy)? {
    if let knob {
      findings.error(
        at: scheduler.span,
        "\(scheduler.path): per_knob has no place under \(knob.rawValue), where one knob moves")
      return nil
    }
    warnOfNothing(settings.isEmpty)
    checkNames(settings)
    var rules: [Knob: PerGroup<KnobRule>] = [:]
    for knob in Knob.allCases {
      guard let setting = settings[knob] else { continue }
      checkKnob(knob, at: setting.span, setting.path)
      setting.check(groups: groupNames, findings: findings)
      let made = setting.values.map { rule(of: $0, for: knob) }
      let given = made.compactMap(\.self)
      guard given.count == made.count else { continue }
      rules[knob] = setting.isPerGroup ? .each(given) : .all(given[0])
    }
    do throws(ScheduleError) {
      return try PerKnobPolicy(rules)
    } catch {
      report(error, in: settings)
      return nil
    }
  }

  /// The knob by which a policy knows what a setting moves: under a knob of `per_knob`, policies
  /// move it as a learning rate.
  func role(of knob: Knob) -> Knob { self.knob == nil ? knob : .learningRate }

  /// Refuses factors and lists of any knob but the one that the scheduler stands under.
  func checkRole(_ knob: Knob, at span: SourceSpan, _ path: SpecPath) {
    guard let own = self.knob, own != knob else { return }
    findings.error(
      at: span, "\(path): here only \(own.rawValue) is scheduled, not \(knob.rawValue)")
  }

  private func rule(
    of value: Located<SchedulerSection.KnobValues>, for knob: Knob
  ) -> KnobRule? {
    switch value.value {
    case .expression(let expression):
      checkVariables(Located(value: expression, span: value.span, path: value.path))
      checkKnobs(in: expression, at: value.span, value.path)
      return .expression(expression, run.clock)
    case .list(let list):
      let values = values(Located(value: list, span: value.span, path: value.path))
      guard let values, let policy = try? ListPolicy(learningRate: .all(values)) else { return nil }
      return .policy(policy)
    case .scheduler(let scheduler):
      var inner = part(scheduler, run)
      inner.knob = knob
      return inner.policy().map { .policy($0) }
    }
  }

  /// Refuses an expression that uses what the update rule does not have.
  private func checkKnobs(in expression: Expression, at span: SourceSpan, _ path: SpecPath) {
    guard let rule = groups.first?.settings.rule else { return }
    for knob in Knob.allCases
    where expression.names.contains(knob.rawValue) && !rule.knobs.contains(knob) {
      let known = rule.knobs.map(\.rawValue).joined(separator: ", ")
      findings.error(
        at: span, "\(path): the optimizer has no \(knob.rawValue) to depend on; it has \(known)")
    }
  }

  /// Refuses two schedules of one knob that has two names.
  private func checkNames(_ settings: [Knob: GroupSetting<SchedulerSection.KnobValues>]) {
    guard settings[.momentum] != nil, let beta = settings[.beta1],
      groups.first?.settings.rule.knobs.contains(.beta1) == true
    else { return }
    findings.error(
      at: beta.span, "\(beta.path): momentum is beta1 here; give a schedule for one of them")
  }

  private func report(
    _ error: ScheduleError, in settings: [Knob: GroupSetting<SchedulerSection.KnobValues>]
  ) {
    guard let setting = Knob(rawValue: error.argument).flatMap({ settings[$0] }) else {
      return report(error)
    }
    let index = error.group ?? 0
    let value = setting.values[setting.values.indices.contains(index) ? index : 0]
    findings.error(at: value.span, "\(value.path): \(error.message)")
  }
}
