/// A learning rate that warms up, stays, and decays.
///
/// With W, S and D steps of warmup, stay and decay, and p a phase's share that is done, `lr(t) = lr
/// · (f (1 − min_lr_ratio) + min_lr_ratio)`, where f is
///
///     t < W              warmup_type at p = t/W
///     t < W + S          1, and lr(t) = lr
///     t < W + S + D      decay_type at p = (t − W − S)/D
///     from W + S + D     0, and lr(t) = lr · min_lr_ratio
///
/// and the types rise from 0 to 1, or fall from 1 to 0:
///
///     type       warmup             decay
///     linear     p                  1 − p
///     cosine     ½ (1 − cos πp)     ½ (1 + cos πp)
///     1-sqrt     1 − √(1 − p)       1 − √p
///
/// With lr 0.1, two steps each and straight lines that is 0 0.05 | 0.1 0.1 | 0.1 0.05 | 0 …. A phase
/// of no steps is left out: without a decay the learning rate drops at once.
/// Source: S. Hu et al., "MiniCPM", 2024, arXiv:2404.06395, as `get_wsd_schedule` of Hugging Face's
/// transformers, whose `num_cycles` is half a cosine here.
public struct WarmupStableDecay: LearningRatePolicy, Hashable {
  /// The phases and what they go between.
  public let settings: WarmupStableDecaySettings

  /// Makes a policy.
  ///
  /// - Throws: `ScheduleError` for a setting out of its range.
  public init(_ settings: WarmupStableDecaySettings) throws(ScheduleError) {
    if let problem = settings.problems.first { throw problem }
    self.settings = settings
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let step = max(step, 0)
    if step < settings.warmupSteps {
      return base
        * factor(settings.warmupType.rise(at: Double(step) / Double(settings.warmupSteps)))
    }
    // Subtracted one by one, since the sum may be more than can be counted.
    let decayed = step - settings.warmupSteps - settings.stableSteps
    if decayed < 0 { return base }
    if decayed >= settings.decaySteps { return base * settings.minimumRatio }
    return base * factor(settings.decayType.fall(at: Double(decayed) / Double(settings.decaySteps)))
  }

  private func factor(_ share: Double) -> Double {
    share * (1 - settings.minimumRatio) + settings.minimumRatio
  }

  /// The steps of all phases.
  public var length: Int? {
    let (start, isTooFar) = settings.warmupSteps.addingReportingOverflow(settings.stableSteps)
    let (end, isTooLong) = start.addingReportingOverflow(settings.decaySteps)
    return isTooFar || isTooLong ? .max : end
  }

  /// The first steps of the phases behind the warmup, if it has any, and of the decay.
  public var joins: [Int] {
    let (start, isTooFar) = settings.warmupSteps.addingReportingOverflow(settings.stableSteps)
    let joins = [settings.warmupSteps] + (isTooFar || settings.stableSteps == 0 ? [] : [start])
    return joins.filter { $0 > 0 }
  }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
