/// What `ReduceOnPlateau` is made from; names and defaults are PyTorch's.
public struct ReduceOnPlateauSettings: Sendable, Equatable {
  /// Which of two measured values is better.
  public enum Mode: String, Sendable, CaseIterable {
    /// The smaller one.
    case min
    /// The greater one.
    case max
  }

  /// What the threshold is a part of.
  public enum ThresholdMode: String, Sendable, CaseIterable {
    /// The best value.
    case relative = "rel"
    /// Nothing: it is a difference.
    case absolute = "abs"
  }

  /// Which values are better.
  public var mode: Mode

  /// What a learning rate is multiplied with, below 1.
  public var factor: Double

  /// The number of evaluations in a row without an improvement that are put up with.
  public var patience: Int

  /// By how much a value must be better than the best one to be an improvement.
  public var threshold: Double

  /// What the threshold is a part of.
  public var thresholdMode: ThresholdMode

  /// The number of evaluations after a reduction in which nothing counts as bad.
  public var cooldown: Int

  /// The least learning rates.
  public var minLearningRate: PerGroup<Double>

  /// The least difference that a learning rate is changed by.
  public var eps: Double

  /// Makes settings.
  public init(
    mode: Mode = .min, factor: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4,
    thresholdMode: ThresholdMode = .relative, cooldown: Int = 0,
    minLearningRate: PerGroup<Double> = 0, eps: Double = 1e-8
  ) {
    self.mode = mode
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
    self.thresholdMode = thresholdMode
    self.cooldown = cooldown
    self.minLearningRate = minLearningRate
    self.eps = eps
  }

  /// Refuses settings that make no sense for so many groups.
  ///
  /// - Throws: `ScheduleError` for the first of them.
  public func check(groupCount: Int) throws(ScheduleError) {
    var problems = ScheduleError.problem(notNegative: "factor", factor)
    if factor >= 1 {
      problems.append(
        ScheduleError(argument: "factor", message: "must be below 1, but is \(factor)"))
    }
    problems += ScheduleError.problem("patience", patience, atLeast: 0)
    problems += ScheduleError.problem(notNegative: "threshold", threshold)
    problems += ScheduleError.problem("cooldown", cooldown, atLeast: 0)
    problems += minLearningRate.entries.flatMap {
      ScheduleError.problem(notNegative: "min_lr", $0.value, group: $0.group)
    }
    problems += ScheduleError.problem(notNegative: "eps", eps)
    if let problem = problems.first { throw problem }
    try minLearningRate.check(argument: "min_lr", groupCount: groupCount)
  }
}
