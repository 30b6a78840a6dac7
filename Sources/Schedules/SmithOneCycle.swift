/// One cycle as its author ran it: up, down to a floor a thousand times below the start, and a
/// momentum that sags again in the tail.
///
/// With a step size S, `base = max_lr/div_factor`, m0 = max_momentum and m1 = base_momentum,
///
///     lr(t)       = base + (max_lr − base) t/S               t ≤ S
///                 = max(max_lr (2 − t/S), base/1000)         t > S
///     momentum(t) = m0 + (m1 − m0) t/S                       t ≤ S
///                 = m1 + (m0 − m1)(t − S)/S                  S < t ≤ 2S
///                 = m0 + (m1 − m0)(t − 2S)/(2S)              t > 2S
///
/// up to the last of N total steps, and its values from there on. With max_lr 1, a div_factor of 10
/// and a step size of 2, 6 steps are
///
///     lr       = 0.1 0.55 1 0.5 | 0.0001 0.0001
///     momentum = 0.95 0.9 0.85 0.9 | 0.95 0.925
///
/// A step size of 1 is at the top at step 1 and on the floor at step 2. In runs of more than four
/// step sizes, of which there are no records, the momentum sags below m1, in the end below 0.
/// Source: the training logs of L. N. Smith, "A disciplined approach to neural network
/// hyper-parameters: part 1", 2018, arXiv:1803.09820, whose step sizes are 0.43 to 0.48 of the run.
public struct SmithOneCycle: Policy {
  /// The number of steps in the run.
  public let totalSteps: Int

  private let curves: CurvePair<RateCurve, MomentumCurve>

  /// Makes a cycle.
  ///
  /// - Parameters:
  ///   - settings: The highest learning rates, the momentums, the divisor of the first learning
  ///     rate and the total steps; what else there is has no meaning here.
  ///   - stepSize: The number of steps up, and down, at least 1; by default 45 % of the run.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(
    _ settings: OneCycleSettings, stepSize: Int? = nil
  ) throws(ScheduleError) {
    // Beyond 2⁵³ steps the share may be rounded up to more than can be counted.
    let usual = max(Int((min(Double(settings.totalSteps), 0x1p53) * 0.45).rounded()), 1)
    let stepSize = stepSize ?? usual
    let problems = settings.problems + ScheduleError.problem("step_size", stepSize, atLeast: 1)
    if let problem = problems.first { throw problem }
    let (count, size) = (settings.totalSteps, Double(stepSize))
    totalSteps = count
    let learningRate = settings.maxLearningRate.map {
      RateCurve(base: $0 / settings.divFactor, peak: $0, stepSize: size, count: count)
    }
    let momentum =
      settings.cycleMomentum
      ? settings.maxMomentum.zipped(with: settings.baseMomentum) {
        MomentumCurve(high: $0, low: $1, stepSize: size, count: count)
      } : nil
    curves = CurvePair(learningRate: learningRate, momentum: momentum)
  }

  /// The group's curve for the learning rate or the momentum, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    curves.schedule(for: knob, group: group)
  }

  /// Refuses learning rates or momenta per group that are not as many as the groups.
  public func check(groupCount: Int) throws(ScheduleError) {
    try curves.check(groupCount: groupCount)
  }

  private struct RateCurve: Schedule {
    let base: Double
    let peak: Double
    let stepSize: Double
    let count: Int

    func value(at step: Int) -> Double {
      let time = Double(min(max(step, 0), count - 1)) / stepSize
      return time <= 1 ? base + (peak - base) * time : max(peak * (2 - time), base / 1000)
    }

    var length: Int? { count }

    var joins: [Int] { SmithOneCycle.turns(stepSize, count) }

    var isMonotoneBetweenJoins: Bool { true }
  }

  private struct MomentumCurve: Schedule {
    let high: Double
    let low: Double
    let stepSize: Double
    let count: Int

    func value(at step: Int) -> Double {
      let time = Double(min(max(step, 0), count - 1)) / stepSize
      if time <= 1 { return high + (low - high) * time }
      if time <= 2 { return low + (high - low) * (time - 1) }
      return high + (low - high) * ((time - 2) / 2)
    }

    var length: Int? { count }

    var joins: [Int] { SmithOneCycle.turns(stepSize, count) }

    var isMonotoneBetweenJoins: Bool { true }
  }

  private static func turns(_ stepSize: Double, _ count: Int) -> [Int] {
    [stepSize, 2 * stepSize].filter { $0 < Double(count) }.map { Int($0) }
  }
}
