#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A learning rate that falls by a factor at each milestone.
///
/// `lr(t) = lr · gamma^n`, where n counts the milestones m with m ≤ t: with lr 0.1, milestones 2
/// and 3 and a gamma of 0.5 that is 0.1 0.1 0.05 0.025 …, for ever. A milestone that is given twice
/// counts twice.
/// Source: PyTorch's `MultiStepLR`.
public struct MultiStepDecay: LearningRatePolicy, Hashable {
  /// The first steps with a lower learning rate, ascending.
  public let milestones: [Int]

  /// What the learning rate is multiplied with at each milestone.
  public let gamma: Double

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - milestones: The first steps with a lower learning rate, in any order, none negative.
  ///   - gamma: What the learning rate is multiplied with at each of them, not negative.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(milestones: [Int], gamma: Double = 0.1) throws(ScheduleError) {
    if let problem = Self.problems(milestones: milestones, gamma: gamma).first { throw problem }
    self.milestones = milestones.sorted()
    self.gamma = gamma
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(milestones: [Int], gamma: Double = 0.1) -> [ScheduleError] {
    ScheduleError.problem("milestones", milestones.min() ?? 0, atLeast: 0)
      + ScheduleError.problem(notNegative: "gamma", gamma)
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    base * pow(gamma, Double(passed(at: max(step, 0))))
  }

  /// The number of milestones up to a step, by halving, as there may be many.
  private func passed(at step: Int) -> Int {
    var (low, high) = (0, milestones.count)
    while low < high {
      let middle = (low + high) / 2
      if milestones[middle] <= step { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The milestones, each once.
  public var joins: [Int] { milestones.indices.filter(isNew).map { milestones[$0] } }

  /// None: every fall is meant.
  public var seams: [Int] { [] }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }

  private func isNew(_ index: Int) -> Bool {
    milestones[index] > 0 && (index == 0 || milestones[index] != milestones[index - 1])
  }
}
