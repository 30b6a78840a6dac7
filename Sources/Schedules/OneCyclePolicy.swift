/// One cycle of learning rate and momentum, then a tail of much smaller learning rates.
///
/// With `p = ⌊phase_ratio · epochs⌋` and numpy's `linspace`, which includes both ends:
///
///     lr       = linspace(lr/10, lr, p), linspace(lr, lr/10, p), linspace(lr/10, lr/100, epochs − 2p)
///     momentum = linspace(high, low, p), linspace(low, high, p), then high
///
/// With lr 0.1, a momentum range of 0.85 to 0.95 and 10 epochs (`p` = 4) that is
///
///     lr       = 0.01 0.04 0.07 0.1 | 0.1 0.07 0.04 0.01 | 0.01 0.001
///     momentum = 0.95 0.917 0.883 0.85 | 0.85 0.883 0.917 0.95 | 0.95 0.95
///
/// Steps beyond the end have the last value. Phases that round to nothing are left out: 1 epoch is
/// `lr/10`, 2 epochs are `lr/10, lr/100` and 3 are `lr/10, lr, lr/10`, as is a ratio of 0, which
/// leaves the tail alone, and of 0.5, which leaves none for an even number of epochs.
/// Source: L. N. Smith, "A disciplined approach to neural network hyper-parameters: part 1", 2018,
/// arXiv:1803.09820, as `OneCyclePolicy` of the original package has it.
public struct OneCyclePolicy: Policy {
  /// The lowest and the highest momentum of a cycle.
  public typealias MomentumRange = (low: Double, high: Double)

  /// The number of steps in the cycle and its tail.
  public let epochs: Int

  private let curves: CurvePair<OneCycleCurve, OneCycleCurve>

  /// Makes a cycle.
  ///
  /// - Parameters:
  ///   - learningRate: The highest learning rate, positive and finite; for all groups, or for each.
  ///   - epochs: The number of steps in the cycle and its tail, at least 1.
  ///   - momentumRange: The ends of the momentum within 0...1, for all groups or for each; nil
  ///     leaves momentum at its base value.
  ///   - phaseRatio: The share of the steps that go up, and that go down, within 0...0.5.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(
    learningRate: PerGroup<Double>, epochs: Int,
    momentumRange: PerGroup<MomentumRange>? = .all((0.85, 0.95)), phaseRatio: Double = 0.45
  ) throws(ScheduleError) {
    let problems = Self.problems(
      learningRate: learningRate, epochs: epochs, momentumRange: momentumRange,
      phaseRatio: phaseRatio)
    if let problem = problems.first { throw problem }
    // Beyond 2⁵³ epochs the product may be rounded up past half of them.
    let phase = min(Int(phaseRatio * Double(epochs)), epochs / 2)
    self.epochs = epochs
    let learningRate = learningRate.map { peak in
      OneCycleCurve(low: peak * 1e-1, high: peak, end: peak * 1e-2, phase: phase, count: epochs)
    }
    let momentum = momentumRange?.map { range in
      OneCycleCurve(
        low: range.high, high: range.low, end: range.high, phase: phase, count: epochs)
    }
    curves = CurvePair(learningRate: learningRate, momentum: momentum)
  }

  /// The group's curve for the learning rate or the momentum, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    curves.schedule(for: knob, group: group)
  }

  /// Refuses learning rates or momentum ranges per group that are not as many as the groups.
  public func check(groupCount: Int) throws(ScheduleError) {
    try curves.check(groupCount: groupCount, learningRate: "lr", momentum: "momentum_range")
  }
}
