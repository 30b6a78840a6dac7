/// The shape of a `WarmupStableDecay`, by the names and defaults of Hugging Face's transformers.
public struct WarmupStableDecaySettings: Sendable, Hashable {
  /// The number of steps up, not negative; `num_warmup_steps`.
  public var warmupSteps: Int

  /// The number of steps at the base value, not negative; `num_stable_steps`.
  public var stableSteps: Int

  /// The number of steps down, not negative; `num_decay_steps`.
  public var decaySteps: Int

  /// The way up.
  public var warmupType: Ramp

  /// The way down.
  public var decayType: Ramp

  /// The least learning rate as a share of the base value, within 0...1; `min_lr_ratio`.
  public var minimumRatio: Double

  /// Describes a schedule; whatever is not given is the default of transformers.
  public init(
    warmupSteps: Int, stableSteps: Int, decaySteps: Int, warmupType: Ramp = .linear,
    decayType: Ramp = .cosine, minimumRatio: Double = 0
  ) {
    self.warmupSteps = warmupSteps
    self.stableSteps = stableSteps
    self.decaySteps = decaySteps
    self.warmupType = warmupType
    self.decayType = decayType
    self.minimumRatio = minimumRatio
  }

  /// Everything that is wrong with them, in their order.
  public var problems: [ScheduleError] {
    ScheduleError.problem("num_warmup_steps", warmupSteps, atLeast: 0)
      + ScheduleError.problem("num_stable_steps", stableSteps, atLeast: 0)
      + ScheduleError.problem("num_decay_steps", decaySteps, atLeast: 0)
      + ScheduleError.problem(share: "min_lr_ratio", minimumRatio)
  }
}
