/// The shape of a `CyclicPolicy`, by PyTorch's names and with its defaults.
public struct CyclicSettings: Sendable {
  /// The learning rate at the ends of a cycle, for all groups or for each.
  public var baseLearningRate: PerGroup<Double>

  /// The learning rate at the top of the first cycle, for all groups or for each.
  public var maxLearningRate: PerGroup<Double>

  /// The number of steps up, not negative.
  public var stepSizeUp: Int

  /// The number of steps down, not negative; nil is as many as up.
  public var stepSizeDown: Int?

  /// How the height of the cycles changes.
  public var scale: CyclicScale

  /// Whether the momentum cycles too, down while the learning rate goes up.
  public var cycleMomentum: Bool

  /// The momentum at the top of the first cycle, for all groups or for each.
  public var baseMomentum: PerGroup<Double>

  /// The momentum at the ends of a cycle, for all groups or for each.
  public var maxMomentum: PerGroup<Double>

  /// Describes cycles; whatever is not given is PyTorch's default.
  public init(
    baseLearningRate: PerGroup<Double>, maxLearningRate: PerGroup<Double>, stepSizeUp: Int = 2000,
    stepSizeDown: Int? = nil, scale: CyclicScale = .triangular, cycleMomentum: Bool = true,
    baseMomentum: PerGroup<Double> = 0.8, maxMomentum: PerGroup<Double> = 0.9
  ) {
    self.baseLearningRate = baseLearningRate
    self.maxLearningRate = maxLearningRate
    self.stepSizeUp = stepSizeUp
    self.stepSizeDown = stepSizeDown
    self.scale = scale
    self.cycleMomentum = cycleMomentum
    self.baseMomentum = baseMomentum
    self.maxMomentum = maxMomentum
  }

  /// Everything that is wrong with them, in their order.
  public var problems: [ScheduleError] {
    var problems: [ScheduleError] = []
    for (argument, rate) in [("base_lr", baseLearningRate), ("max_lr", maxLearningRate)] {
      problems += rate.entries.flatMap {
        ScheduleError.problem(notNegative: argument, $1, group: $0)
      }
    }
    problems += ScheduleError.problem("step_size_up", stepSizeUp, atLeast: 0)
    problems += stepSizeProblems
    if case .exponentialRange(let gamma) = scale {
      problems += ScheduleError.problem(notNegative: "gamma", gamma)
    }
    for (argument, momentum) in [("base_momentum", baseMomentum), ("max_momentum", maxMomentum)] {
      problems += momentum.entries.flatMap {
        ScheduleError.problem(share: argument, $1, group: $0)
      }
    }
    problems += ScheduleError.problem(
      counts: ("base_lr", baseLearningRate), ("max_lr", maxLearningRate))
    return problems
      + ScheduleError.problem(
        counts: ("base_momentum", baseMomentum), ("max_momentum", maxMomentum))
  }

  private var stepSizeProblems: [ScheduleError] {
    let down = stepSizeDown ?? stepSizeUp
    if down < 0 { return ScheduleError.problem("step_size_down", down, atLeast: 0) }
    let (total, isTooLong) = max(stepSizeUp, 0).addingReportingOverflow(down)
    if total > 0, !isTooLong { return [] }
    return [
      ScheduleError(
        argument: "step_size_down",
        message: "must leave a cycle at least 1 step and no more than can be counted")
    ]
  }
}
