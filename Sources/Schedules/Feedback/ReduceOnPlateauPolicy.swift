public import Declarations

/// Learning rates that fall when what is measured no longer improves.
///
/// No function of time: it gives no schedule, and a training loop follows it by ``ReduceOnPlateau``.
public struct ReduceOnPlateauPolicy: Policy, Equatable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "reduce_on_plateau", Self(),
    "Lowers the learning rate when what is measured no longer improves.",
    formula: """
      a value is an improvement below best · (1 − threshold) (rel) or best − threshold (abs);
      with mode max above best · (1 + threshold) or best + threshold
      after more than `patience` evaluations in a row without one: lr = max(lr · factor, min_lr)
      """,
    source: "PyTorch", pytorch: "optim.lr_scheduler.ReduceLROnPlateau",
    arguments: [
      .optional(\.mode, "mode", .choice("mode"), "whether smaller or greater values are better"),
      .optional(\.factor, "factor", .number(.fraction), "what the rate is multiplied with"),
      .optional(
        \.patience, "patience", .wholeNumber(.atLeast(0)),
        "evaluations without improvement before the rate is reduced"),
      .optional(\.threshold, "threshold", .number(.notNegative), "what counts as an improvement"),
      .optional(
        \.thresholdMode, "threshold_mode", .choice("threshold mode"),
        "whether the threshold is a share of the best value or a difference"),
      .optional(
        \.cooldown, "cooldown", .wholeNumber(.atLeast(0)),
        "evaluations after a reduction in which none counts as bad"),
      .optional(\.minLR, "min_lr", .perGroup(.number(.notNegative)), "the least learning rate"),
      .optional(\.eps, "eps", .number(.notNegative), "the least change that is made"),
      .optional(
        \.monitor, "monitor", .optional(.text),
        "what is followed: loss (of validation samples), train.loss or a metric",
        otherwise: "what train.monitor says, or the validation loss"),
    ])

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
  /// What is followed; nil leaves it to whoever trains.
  public var monitor: String?

  /// None: no function of time gives its values.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? { nil }

  /// Whether values follow what a run measures: they do.
  public static var followsMeasurements: Bool { true }
}
