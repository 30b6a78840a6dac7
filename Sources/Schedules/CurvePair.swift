/// The curves of a policy that moves learning rate and momentum, each by itself.
struct CurvePair<Rate: Schedule, Momentum: Schedule>: Sendable {
  /// The learning rates, for all groups or for each.
  let learningRate: PerGroup<Rate>

  /// The momenta, for all groups or for each; nil leaves them alone.
  let momentum: PerGroup<Momentum>?

  /// The group's curve for the learning rate or the momentum, nil for every other knob.
  func schedule(for knob: Knob, group: Int) -> (any Schedule)? {
    switch knob {
    case .learningRate: learningRate[group]
    case .momentum: momentum?[group]
    case .dampening, .weightDecay, .beta1, .beta2: nil
    }
  }

  /// Refuses curves per group that are not as many as the groups.
  func check(
    groupCount: Int, learningRate rate: String = "max_lr", momentum name: String = "base_momentum"
  ) throws(ScheduleError) {
    try learningRate.check(argument: rate, groupCount: groupCount)
    try momentum?.check(argument: name, groupCount: groupCount)
  }
}
