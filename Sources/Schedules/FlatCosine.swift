/// A learning rate that stays, and then falls along half a cosine.
///
/// With N total steps and x = t/N it is `lr` for x < pct_start, then, with p = (x − pct_start)/(1 −
/// pct_start), `lr/div_final + ½ (lr − lr/div_final)(1 + cos πp)`: with lr 0.1, 4 steps and a
/// pct_start of 0.5 that is 0.1 0.1 0.1 0.05 | 0.000001 …. From step N on it is `lr/div_final`, which
/// no step of the run has, as in fastai. A pct_start of 1 stays up to there, one of 0 falls at once.
/// Source: fastai's `fit_flat_cos`.
public struct FlatCosine: LearningRatePolicy, Hashable {
  /// The number of steps to the least learning rate.
  public let totalSteps: Int

  /// The share of the steps before the fall.
  public let pctStart: Double

  /// The learning rate divided by the last one.
  public let finalDivisor: Double

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - totalSteps: The number of steps, at least 1.
  ///   - pctStart: The share of them before the fall, within 0...1.
  ///   - finalDivisor: The learning rate divided by the last one, positive; fastai's `div_final`.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(
    totalSteps: Int, pctStart: Double = 0.75, finalDivisor: Double = 1e5
  ) throws(ScheduleError) {
    let problems = Self.problems(
      totalSteps: totalSteps, pctStart: pctStart, finalDivisor: finalDivisor)
    if let problem = problems.first { throw problem }
    self.totalSteps = totalSteps
    self.pctStart = pctStart
    self.finalDivisor = finalDivisor
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(
    totalSteps: Int, pctStart: Double = 0.75, finalDivisor: Double = 1e5
  ) -> [ScheduleError] {
    ScheduleError.problem("total_steps", totalSteps, atLeast: 1)
      + ScheduleError.problem(share: "pct_start", pctStart)
      + ScheduleError.problem(positive: "div_final", finalDivisor)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    if step >= totalSteps { return base / finalDivisor }
    let share = Double(max(step, 0)) / Double(totalSteps)
    if share <= pctStart { return base }
    return Annealing.cosine.value(
      from: base, to: base / finalDivisor, at: (share - pctStart) / (1 - pctStart))
  }

  /// The number of steps to the least learning rate.
  public var length: Int? { totalSteps }

  /// The first step of the fall.
  public var joins: [Int] {
    let start = (pctStart * Double(totalSteps)).rounded(.up)
    return start > 0 && start < Double(totalSteps) ? [Int(start)] : []
  }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
