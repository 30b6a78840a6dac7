/// PyTorch's one cycle: up to a highest learning rate, and down to far below where it began.
///
/// With `initial = max_lr/div_factor`, `min = initial/final_div_factor` and N total steps, values go
/// from each end of a phase to the next along half a cosine or a straight line:
///
///     phase        ends at step         lr                 momentum
///     1            pct_start · N − 1    initial → max_lr   max_momentum → base_momentum
///     2 of two     N − 1                max_lr → min       base_momentum → max_momentum
///
///     2 of three   2 pct_start · N − 2  max_lr → initial   base_momentum → max_momentum
///     3 of three   N − 1                initial → min      max_momentum
///
/// An end may lie between two steps. With max_lr 1, 5 steps, pct_start 0.4, straight lines,
/// div_factor 10 and final_div_factor 10 the learning rate is 0.1 1 | 0.67 0.34 0.01. From step N − 1
/// on it is the last value, `min`; PyTorch overshoots at step N and then refuses. A single step is
/// `min`; a phase of no length counts as done. With three phases and a pct_start above one half the
/// run ends before the last.
/// Source: L. N. Smith, N. Topin, "Super-convergence", 2017, arXiv:1708.07120, as PyTorch's
/// `OneCycleLR`.
public struct OneCycleAnnealing: Policy {
  /// The number of steps in the cycle.
  public let totalSteps: Int

  private let curves: CurvePair<PhasedCurve, PhasedCurve>

  /// Makes a cycle.
  ///
  /// - Parameter settings: The shape of the cycle.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(_ settings: OneCycleSettings) throws(ScheduleError) {
    if let problem = settings.problems.first { throw problem }
    totalSteps = settings.totalSteps
    let (low, high) = (settings.baseMomentum, settings.maxMomentum)
    let learningRate = settings.maxLearningRate.map { peak in
      let initial = peak / settings.divFactor
      let minimum = initial / settings.finalDivFactor
      return PhasedCurve(
        settings,
        values: settings.threePhase ? [initial, peak, initial, minimum] : [initial, peak, minimum])
    }
    let momentum =
      settings.cycleMomentum
      ? low.zipped(with: high) { low, high in
        PhasedCurve(
          settings, values: settings.threePhase ? [high, low, high, high] : [high, low, high])
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
}
