/// The learning rate of the first transformer: up along a line, then down as one over a root.
///
/// With W steps of warmup `lr(t) = factor · d_model^−½ · min(n^−½, n · W^−1.5)`, where n = t + 1
/// counts steps from 1. It takes the place of the base value. With a factor of 1, a d_model of 4 and
/// 4 steps of warmup that is 0.0625 0.125 0.1875 0.25 | 0.2236 0.2041 …, for ever: the highest is
/// at step W − 1. Without a warmup, and with one of 1 step, it falls from the first step on.
/// Source: A. Vaswani et al., "Attention is all you need", 2017, arXiv:1706.03762, section 5.3.
public struct NoamPolicy: Policy {
  private let curves: PerGroup<Curve>

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - modelWidth: The width of the model's vectors, at least 1; `d_model`.
  ///   - warmupSteps: The number of steps up, not negative.
  ///   - factor: What the learning rate is multiplied with, not negative; for all groups, or for
  ///     each.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(
    modelWidth: Int, warmupSteps: Int, factor: PerGroup<Double> = 1
  ) throws(ScheduleError) {
    let problems = Self.problems(
      modelWidth: modelWidth, warmupSteps: warmupSteps, factor: factor)
    if let problem = problems.first { throw problem }
    curves = factor.map { factor in
      let scale = factor / Double(modelWidth).squareRoot()
      let warmup = Double(warmupSteps)
      return Curve(
        scale: scale, slope: warmupSteps > 0 ? scale / (warmup * warmup.squareRoot()) : scale,
        warmupSteps: warmupSteps)
    }
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(
    modelWidth: Int, warmupSteps: Int, factor: PerGroup<Double> = 1
  ) -> [ScheduleError] {
    ScheduleError.problem("d_model", modelWidth, atLeast: 1)
      + ScheduleError.problem("warmup_steps", warmupSteps, atLeast: 0)
      + factor.entries.flatMap { ScheduleError.problem(notNegative: "factor", $1, group: $0) }
  }

  /// The group's learning rate, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    knob == .learningRate ? curves[group] : nil
  }

  /// Refuses factors per group that are not as many as the groups.
  public func check(groupCount: Int) throws(ScheduleError) {
    try curves.check(argument: "factor", groupCount: groupCount)
  }

  /// The learning rate of one group.
  private struct Curve: Schedule {
    let scale: Double
    let slope: Double
    let warmupSteps: Int

    func value(at step: Int) -> Double {
      let count = Double(max(step, 0)) + 1
      return count < Double(warmupSteps) ? count * slope : scale / count.squareRoot()
    }

    var joins: [Int] { warmupSteps > 0 ? [warmupSteps] : [] }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
