public import Declarations

/// When and how far learning rates are reduced that follow what a run measures.
public struct PlateauSettings: Sendable, Equatable {
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
  public var mode = Mode.min
  /// What a learning rate is multiplied with, below 1.
  public var factor = 0.1
  /// Evaluations without improvement before the rate is reduced.
  public var patience = 10
  /// By how much a value must be better than the best one to be an improvement.
  public var threshold = 1e-4
  /// What the threshold is a part of.
  public var thresholdMode = ThresholdMode.relative
  /// Evaluations after a reduction in which none counts as bad.
  public var cooldown = 0
  /// The least learning rate, for all groups or for each.
  public var minLR: PerGroup<Double> = 0
  /// The least difference that a learning rate is changed by.
  public var eps = 1e-8

  /// Makes PyTorch's defaults.
  public init() {}
}
