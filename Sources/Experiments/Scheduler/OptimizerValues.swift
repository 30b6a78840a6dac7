internal import Optimizers
internal import Schedules

/// Where the values of an optimizer's knobs stand: a group's own, and the optimizer's, which a group
/// without one uses.
struct OptimizerValues {
  let optimizer: OptimizerSection
  let groups: [ExperimentGroup]

  /// Where a group's own value stands, or would; nil for the group of what is left.
  func own(_ knob: Knob, of group: ExperimentGroup) -> SpecPlace? {
    section(of: group).map { Self.place(of: knob, in: $0.place, group.rule) }
  }

  /// Where the optimizer's value stands, or would.
  func shared(_ knob: Knob) -> SpecPlace {
    Self.place(of: knob, in: optimizer.place, optimizer.rule)
  }

  /// Where the value that a group uses is given, if it is.
  func given(_ knob: Knob, for group: ExperimentGroup) -> SpecPlace? {
    [own(knob, of: group), shared(knob)].compactMap(\.self).first(where: \.isGiven)
  }

  /// The groups whose updates use the optimizer's value.
  func heirs(of knob: Knob) -> [Int] {
    groups.indices.filter { groups[$0].isTrainable && own(knob, of: groups[$0])?.isGiven != true }
  }

  /// Whether a group is given a learning rate of 0 of its own.
  func hasOwnZeroRate(_ group: ExperimentGroup) -> Bool {
    own(.learningRate, of: group)?.isGiven == true && group.hyperparameters.learningRate == 0
  }

  /// What the spec says of a group; nil for the group of what is left.
  func section(of group: ExperimentGroup) -> OptimizerSection.Group? {
    optimizer.groups.first { $0.name == group.name }
  }

  private static func place(
    of knob: Knob, in section: SpecPlace, _ rule: any UpdateRule
  ) -> SpecPlace {
    switch knob {
    case .learningRate, .dampening, .weightDecay: section.key(knob.rawValue)
    case .momentum where rule.hyperparameters.betas == nil: section.key(knob.rawValue)
    case .momentum, .beta1: section.key("betas").item(0)
    case .beta2: section.key("betas").item(1)
    }
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
