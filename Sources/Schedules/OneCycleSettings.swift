/// The shape of a `OneCycleAnnealing`, by PyTorch's names and with its defaults.
public struct OneCycleSettings: Sendable {
  /// The highest learning rate, for all groups or for each.
  public var maxLearningRate: PerGroup<Double>

  /// The number of steps in the cycle, at least 1.
  public var totalSteps: Int

  /// The share of the steps that go up, within 0...1.
  public var pctStart: Double

  /// The way between two values.
  public var annealStrategy: Annealing

  /// Whether the momentum cycles too, down while the learning rate goes up.
  public var cycleMomentum: Bool

  /// The lowest momentum, for all groups or for each.
  public var baseMomentum: PerGroup<Double>

  /// The highest momentum, for all groups or for each.
  public var maxMomentum: PerGroup<Double>

  /// The highest learning rate divided by the first one.
  public var divFactor: Double

  /// The first learning rate divided by the last one.
  public var finalDivFactor: Double

  /// Whether the way down goes by the first learning rate.
  public var threePhase: Bool

  /// Describes a cycle; whatever is not given is PyTorch's default.
  public init(
    maxLearningRate: PerGroup<Double>, totalSteps: Int, pctStart: Double = 0.3,
    annealStrategy: Annealing = .cosine, cycleMomentum: Bool = true,
    baseMomentum: PerGroup<Double> = 0.85, maxMomentum: PerGroup<Double> = 0.95,
    divFactor: Double = 25, finalDivFactor: Double = 1e4, threePhase: Bool = false
  ) {
    self.maxLearningRate = maxLearningRate
    self.totalSteps = totalSteps
    self.pctStart = pctStart
    self.annealStrategy = annealStrategy
    self.cycleMomentum = cycleMomentum
    self.baseMomentum = baseMomentum
    self.maxMomentum = maxMomentum
    self.divFactor = divFactor
    self.finalDivFactor = finalDivFactor
    self.threePhase = threePhase
  }

  /// Everything that is wrong with them, in their order.
  public var problems: [ScheduleError] {
    var problems = maxLearningRate.entries.flatMap { group, value in
      ScheduleError.problem(positive: "max_lr", value, group: group)
    }
    problems += ScheduleError.problem("total_steps", totalSteps, atLeast: 1)
    if !(0...1).contains(pctStart) {
      problems.append(
        ScheduleError(
          argument: "pct_start", message: "must be between 0 and 1, but is \(pctStart)"))
    }
    for (argument, momentum) in [("base_momentum", baseMomentum), ("max_momentum", maxMomentum)] {
      problems += momentum.entries.flatMap { group, value in
        (0...1).contains(value)
          ? []
          : [
            ScheduleError(
              argument: argument, group: group,
              message: "must lie between 0 and 1, but is \(value)")
          ]
      }
    }
    if let problem = momentumProblem { problems.append(problem) }
    return problems + ScheduleError.problem(positive: "div_factor", divFactor)
      + ScheduleError.problem(positive: "final_div_factor", finalDivFactor)
  }

  private var momentumProblem: ScheduleError? {
    guard case .each(let low) = baseMomentum, case .each(let high) = maxMomentum,
      low.count != high.count
    else { return nil }
    return ScheduleError(
      argument: "max_momentum",
      message: "has \(high.count) entries where base_momentum has \(low.count)")
  }
}
