extension OneCyclePolicy {
  /// Everything that is wrong with the arguments of a cycle, in their order.
  public static func problems(
    learningRate: PerGroup<Double>, epochs: Int, momentumRange: PerGroup<MomentumRange>?,
    phaseRatio: Double
  ) -> [ScheduleError] {
    var problems: [ScheduleError] = []
    for (group, value) in learningRate.entries where !(value > 0 && value.isFinite) {
      problems.append(
        ScheduleError(
          argument: "lr", group: group, message: "must be positive and finite, but is \(value)"))
    }
    if epochs < 1 {
      problems.append(
        ScheduleError(argument: "epochs", message: "must be at least 1, but is \(epochs)"))
    }
    for (group, range) in momentumRange?.entries ?? [] {
      guard let message = problem(range) else { continue }
      problems.append(ScheduleError(argument: "momentum_range", group: group, message: message))
    }
    if !(0...0.5).contains(phaseRatio) {
      problems.append(
        ScheduleError(
          argument: "phase_ratio", message: "must be between 0 and 0.5, but is \(phaseRatio)"))
    }
    return problems
  }

  private static func problem(_ range: MomentumRange) -> String? {
    for end in [range.low, range.high] where !(0...1).contains(end) {
      return "must lie between 0 and 1, but has an end at \(end)"
    }
    guard range.low > range.high else { return nil }
    return "must be [low, high], but \(range.low) is above \(range.high)"
  }
}
