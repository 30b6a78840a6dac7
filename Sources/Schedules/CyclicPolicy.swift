/// A learning rate that goes up and down between two bounds for ever, and a momentum that goes down
/// and up.
///
/// In a cycle of U steps up and D steps down, c steps after its beginning, with s = c/U for c < U
/// and s = (U + D − c)/D from there on,
///
///     lr       = base_lr + (max_lr − base_lr) · s · h
///     momentum = max_momentum − (max_momentum − base_momentum) · s · h
///
/// where h is 1 (`triangular`), halved from cycle to cycle (`triangular2`) or gamma^t
/// (`exp_range`). They take the place of the base values. With bounds 0.1 and 0.5 and 2 steps each
/// way that is 0.1 0.3 0.5 0.3 | 0.1 0.3 …, with `triangular2` 0.1 0.3 0.5 0.3 | 0.1 0.2 0.3 0.2 | 0.1
/// …. With step sizes of 1 it is base_lr and max_lr in turn; without steps up a cycle begins at the
/// top, without steps down it drops from just below the top.
/// Source: L. N. Smith, "Cyclical learning rates for training neural networks", 2015,
/// arXiv:1506.01186, as PyTorch's `CyclicLR`.
public struct CyclicPolicy: Policy {
  private let curves: CurvePair<CyclicCurve, CyclicCurve>

  /// Makes cycles.
  ///
  /// - Parameter settings: Their shape.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(_ settings: CyclicSettings) throws(ScheduleError) {
    if let problem = settings.problems.first { throw problem }
    func curve(from foot: Double, to top: Double) -> CyclicCurve {
      CyclicCurve(
        foot: foot, top: top, up: settings.stepSizeUp,
        down: settings.stepSizeDown ?? settings.stepSizeUp, scale: settings.scale)
    }
    let learningRate = settings.baseLearningRate.zipped(with: settings.maxLearningRate, curve)
    let momentum =
      settings.cycleMomentum
      ? settings.maxMomentum.zipped(with: settings.baseMomentum, curve) : nil
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
