internal import Declarations
internal import Messages
internal import Optimizers
internal import Schedules
internal import Training

/// Looks at the values of the optimizer beside their schedules: warns of those that no update uses,
/// and of those that no schedule moves and that are unlikely to be meant.
///
/// Updates do not use what a schedule replaces by values that do not depend on it, nor anything of a
/// group that is not trainable.
struct BaseValueCheck {
  let values: OptimizerValues
  let scheduler: SchedulerSection
  let resolved: ScheduleCheck.Resolved
  let clock: Clock
  let findings: Findings

  private var groups: [ExperimentGroup] { values.groups }

  /// Reports every value where it stands.
  func check() {
    if values.optimizer.isSound { checkTrainability() }
    var suspicions: Set<String> = []
    for knob in Knob.allCases {
      for (index, group) in groups.enumerated() where group.isTrainable {
        if hides(knob, index) {
          warn(knob, at: values.own(knob, of: group), group.rule, hiddenFor: [index])
        }
        // What several groups share is reported once, at the first of them.
        if let text = suspicion(of: knob, index), suspicions.insert(text).inserted {
          warn(text, of: knob, in: group)
        }
      }
      let heirs = values.heirs(of: knob)
      if !heirs.isEmpty, heirs.allSatisfy({ hides(knob, $0) }) {
        warn(knob, at: values.shared(knob), values.optimizer.rule, hiddenFor: heirs)
      }
    }
  }

  /// Whether a group's schedule puts values in the place of a base value that do not depend on it.
  private func hides(_ knob: Knob, _ group: Int) -> Bool {
    resolved.timetable.schedule(of: knob, group: group)?.usesBase == false
  }

  private func warn(
    _ knob: Knob, at place: SpecPlace?, _ rule: some UpdateRule, hiddenFor groups: [Int]
  ) {
    // A misspelt key, or the keys of an unknown rule, say nothing of what is given.
    guard values.optimizer.isSound, let place, place.isGiven, !isNeeded(knob, rule) else { return }
    let isOwn = place.path != values.shared(knob).path
    let isZero = knob == .learningRate && rule.hyperparameters.learningRate == 0
    let advice =
      isOwn && isZero
      ? "; to freeze the group use 'trainable: false'"
      : source(of: knob, groups).map { "; set \($0)" } ?? ""
    findings.warning(
      at: place.span,
      "\(place.path): has no effect: the scheduler's values of \(knob.rawValue) do not depend on it"
        + advice, ofNoEffect: true)
  }

  /// The argument that gives groups a knob's values, if a single one does.
  private func source(of knob: Knob, _ groups: [Int]) -> SpecPath? {
    let entries = resolved.timetable.entries.filter { $0.knob == knob && groups.contains($0.group) }
    let sources = entries.map {
      KnobSource.only(of: $0, over: clock.length, in: scheduler, resolved: resolved.policy)
    }
    guard let first = sources.first, let first, let argument = first.argument,
      sources.allSatisfy({ $0?.argument?.argument == argument.argument })
    else { return nil }
    return groups.count > 1
      ? first.place.located(PolicyPlace(argument.argument)).path : first.located.path
  }

  /// Whether a value cannot be left out: the rule asks for it, or it is one of a pair.
  private func isNeeded<Rule: UpdateRule>(_ knob: Knob, _ rule: Rule) -> Bool {
    var usual = rule
    usual.hyperparameters[knob] = Rule.usual[knob]
    return usual.problems != rule.problems || knob.isBeta(of: rule) && usual == rule
  }
}

extension BaseValueCheck {
  /// What is unlikely to be meant about a value that no schedule moves.
  private func suspicion(of knob: Knob, _ group: Int) -> String? {
    func isConstant(_ knob: Knob) -> Bool {
      resolved.timetable.schedule(of: knob, group: group) == nil
    }
    let settings = groups[group].hyperparameters
    switch knob {
    case .learningRate where isConstant(knob) && settings.learningRate == 0 && !isFrozen(group):
      return "lr is 0, so that nothing is learnt"
    case .momentum where isConstant(knob) && settings[knob] >= 1:
      return "momentum is \(settings[knob].plainText), so that nothing is forgotten"
    case .dampening where settings.nesterov && (!isConstant(.momentum) || !isConstant(knob)):
      if isConstant(knob), (0..<1).contains(settings.dampening) { return nil }
      return "nesterov is defined for a dampening of 0, but dampening is scheduled"
    case .learningRate, .momentum, .dampening, .weightDecay, .beta1, .beta2: return nil
    }
  }

  /// Whether the group's own rate of 0 keeps it as it is, while others learn: that is meant.
  private func isFrozen(_ group: Int) -> Bool {
    values.hasOwnZeroRate(groups[group])
      && groups.contains { $0.isTrainable && $0.hyperparameters.learningRate != 0 }
  }

  /// Reports it at the group; where an option gave the value that is used, in the option.
  private func warn(_ suspicion: String, of knob: Knob, in group: ExperimentGroup) {
    let section = values.section(of: group)
    let path = section?.path ?? SpecPath([.key("optimizer")])
    let value = values.given(knob, for: group)?.span
    let option = value.flatMap { $0.source.isOption ? $0 : nil }
    let span = option ?? (section?.span ?? values.optimizer.span).firstCharacter
    findings.warning(at: span, "\(path): \(suspicion)")
  }

  /// Reports what is said of groups that are not trainable, and an optimizer without any other.
  private func checkTrainability() {
    for group in values.optimizer.groups where !group.isTrainable {
      for name in arguments(of: group.rule) {
        let place = group.place.key(name)
        guard place.isGiven else { continue }
        findings.warning(
          at: place.span, "\(place.path): the group is not trainable, so that it has no effect",
          ofNoEffect: true)
      }
    }
    guard !groups.isEmpty, !groups.contains(where: \.isTrainable) else { return }
    let place = values.optimizer.place.key("groups")
    findings.error(
      at: place.span.firstCharacter,
      "\(place.path): no group is trainable, so that there is nothing to train")
  }

  private func arguments(of rule: some UpdateRule) -> [String] {
    type(of: rule).declaration.arguments.map(\.name)
  }
}
