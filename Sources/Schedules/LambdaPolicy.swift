/// The policy that multiplies base values with functions of the step.
///
/// `value(t) = base · factor(t)`, with one factor for all groups or one for each. With base 0.4 and
/// the factor `0.95 ** epoch` a knob is 0.4 at step 0 and 0.38 at step 1. A knob without a factor
/// keeps its base value.
/// Source: `LambdaScheduler` of the original package, after PyTorch's `LambdaLR`.
public struct LambdaPolicy: Policy {
  private let factors: [Knob: PerGroup<Factor>]

  /// Makes a policy from factors for any knobs.
  ///
  /// - Parameter factors: For each scheduled knob one factor for all groups, or one for each.
  public init(_ factors: [Knob: PerGroup<Factor>]) { self.factors = factors }

  /// Makes a policy from factors for the learning rate and the momentum.
  public init(learningRate: PerGroup<Factor>? = nil, momentum: PerGroup<Factor>? = nil) {
    var factors: [Knob: PerGroup<Factor>] = [:]
    factors[.learningRate] = learningRate
    factors[.momentum] = momentum
    self.init(factors)
  }

  /// The knob's base value times its factor.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let factor = factors[knob]?[group], let base = bases[knob] else { return nil }
    return LambdaSchedule(base: base, factor: factor)
  }

  /// Refuses factors per group that are not as many as the groups.
  public func check(groupCount: Int) throws(ScheduleError) {
    for knob in Knob.allCases {
      try factors[knob]?.check(argument: knob.rawValue, groupCount: groupCount)
    }
  }
}
