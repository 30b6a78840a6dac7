/// fastai's one cycle: along cosines up to a highest learning rate and down to next to nothing.
///
/// With N total steps and x = t/N, values go along half cosines,
///
///     from x = 0 to pct_start    lr: max_lr/div_factor → max_lr          momentum: max → base
///     from pct_start to 1        lr: max_lr → max_lr/final_div_factor    momentum: base → max
///
/// With max_lr 1, 4 steps, a pct_start of 0.5, a div_factor of 10 and a final_div_factor of 100 the
/// learning rate is 0.1 0.55 1 0.505 | 0.01 …: from step N on it is the last value, which no step of
/// the run has. A pct_start of 0 begins at the top; one of 1 goes up alone and drops at step N.
/// Source: fastai's `fit_one_cycle`, whose defaults are a pct_start of 0.25, a div of 25, a div_final
/// of 1e5 and momentums of 0.95, 0.85, 0.95.
public struct FastaiOneCycle: Policy {
  /// The number of steps in the cycle.
  public let totalSteps: Int

  private let curves: CurvePair<Curve, Curve>

  /// Makes a cycle.
  ///
  /// - Parameter settings: The shape of the cycle, where `finalDivFactor` divides the highest
  ///   learning rate; the way and the number of phases have no meaning here.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(_ settings: OneCycleSettings) throws(ScheduleError) {
    if let problem = settings.problems.first { throw problem }
    let (count, share) = (settings.totalSteps, settings.pctStart)
    totalSteps = count
    let learningRate = settings.maxLearningRate.map { peak in
      Curve(
        start: peak / settings.divFactor, middle: peak, end: peak / settings.finalDivFactor,
        share: share, count: count)
    }
    let momentum =
      settings.cycleMomentum
      ? settings.baseMomentum.zipped(with: settings.maxMomentum) { low, high in
        Curve(start: high, middle: low, end: high, share: share, count: count)
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

  private struct Curve: Schedule {
    let start: Double
    let middle: Double
    let end: Double
    let share: Double
    let count: Int

    func value(at step: Int) -> Double {
      if step >= count { return end }
      let place = Double(max(step, 0)) / Double(count)
      if place < share {
        return Annealing.cosine.value(from: start, to: middle, at: place / share)
      }
      return Annealing.cosine.value(from: middle, to: end, at: (place - share) / (1 - share))
    }

    var length: Int? { count }

    var joins: [Int] {
      let turn = (share * Double(count)).rounded(.up)
      // Beyond 2⁵³ steps the product may be rounded up to more than can be counted.
      return turn > 0 && count < 1 << 53 ? [Int(turn)] : []
    }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
