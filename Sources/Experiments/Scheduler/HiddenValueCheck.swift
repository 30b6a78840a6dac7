internal import Declarations
internal import Optimizers
internal import Schedules
internal import Training

/// Warns of values of the optimizer that no update uses, and refuses a missing learning rate that one
/// would.
///
/// Updates do not use what a schedule replaces by values that do not depend on it, nor anything of a
/// group that is not trainable.
struct HiddenValueCheck {
  let optimizer: OptimizerSection
  let groups: [ExperimentGroup]
  let timetable: Timetable
  let findings: Findings

  /// Reports every value where it stands.
  func check() {
    // A misspelt key, or the keys of an unknown rule, say nothing of what is given.
    guard optimizer.isSound else { return }
    checkTrainability()
    for knob in Knob.allCases {
      for (index, group) in groups.enumerated() where group.isTrainable && hides(knob, index) {
        if let place = place(of: knob, in: group) { warn(knob, place, group.rule) }
      }
      let heirs = groups.indices.filter { inherits(knob, groups[$0]) }
      if !heirs.isEmpty, heirs.allSatisfy({ hides(knob, $0) }) {
        warn(knob, place(of: knob, in: optimizer.place, optimizer.rule), optimizer.rule)
      }
    }
    let needs = groups.indices.contains {
      inherits(.learningRate, groups[$0]) && !hides(.learningRate, $0)
    }
    if needs, !optimizer.place.key("lr").isGiven {
      findings.error(at: optimizer.span.firstCharacter, "missing key 'lr' in optimizer")
    }
  }

  /// Whether a group's schedule puts values in the place of a base value that do not depend on it.
  private func hides(_ knob: Knob, _ group: Int) -> Bool {
    timetable.schedule(of: knob, group: group)?.usesBase == false
  }

  /// Whether a group's updates use the optimizer's value.
  private func inherits(_ knob: Knob, _ group: ExperimentGroup) -> Bool {
    group.isTrainable && place(of: knob, in: group)?.isGiven != true
  }

  /// Where a group's own value stands, or would; nil for the group of what is left.
  private func place(of knob: Knob, in group: ExperimentGroup) -> SpecPlace? {
    optimizer.groups.first { $0.name == group.name }
      .map { place(of: knob, in: $0.place, group.rule) }
  }

  private func place(
    of knob: Knob, in section: SpecPlace, _ rule: any UpdateRule
  ) -> SpecPlace {
    switch knob {
    case .learningRate, .dampening, .weightDecay: section.key(knob.rawValue)
    case .momentum where rule.hyperparameters.betas == nil: section.key(knob.rawValue)
    case .momentum, .beta1: section.key("betas").item(0)
    case .beta2: section.key("betas").item(1)
    }
  }

  private func warn(_ knob: Knob, _ place: SpecPlace, _ rule: some UpdateRule) {
    guard place.isGiven, !isNeeded(knob, rule) else { return }
    findings.warning(
      at: place.span,
      "\(place.path): has no effect: the scheduler's values of \(knob.rawValue) do not depend on it"
    )
  }

  /// Whether a value cannot be left out: the rule asks for it, or it is one of a pair.
  private func isNeeded<Rule: UpdateRule>(_ knob: Knob, _ rule: Rule) -> Bool {
    var usual = rule
    usual.hyperparameters[knob] = Rule.usual[knob]
    return usual.problems != rule.problems || knob.isBeta(of: rule) && usual == rule
  }

  /// Reports what is said of groups that are not trainable, and an optimizer without any other.
  private func checkTrainability() {
    for group in optimizer.groups where !group.isTrainable {
      for name in arguments(of: group.rule) {
        let place = group.place.key(name)
        guard place.isGiven else { continue }
        findings.warning(
          at: place.span, "\(place.path): the group is not trainable, so that it has no effect")
      }
    }
    guard !groups.isEmpty, !groups.contains(where: \.isTrainable) else { return }
    let place = optimizer.place.key("groups")
    findings.error(
      at: place.span.firstCharacter,
      "\(place.path): no group is trainable, so that there is nothing to train")
  }

  private func arguments(of rule: some UpdateRule) -> [String] {
    type(of: rule).declaration.arguments.map(\.name)
  }
}

extension Knob {
  /// Whether it is a beta of an update rule, which `momentum` names too.
  func isBeta(of rule: any UpdateRule) -> Bool {
    switch self {
    case .learningRate, .dampening, .weightDecay: false
    case .momentum, .beta1, .beta2: rule.hyperparameters.betas != nil
    }
  }
}
