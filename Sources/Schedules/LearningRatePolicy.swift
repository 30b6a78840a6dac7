/// A policy that moves the learning rate alone, as a function of its base value.
public protocol LearningRatePolicy: Policy {
  /// The learning rate at a step for a group's base value; a negative step counts as 0.
  func value(at step: Int, base: Double) -> Double

  /// The number of steps that it was made for, or nil where it has no end of its own.
  var length: Int? { get }
  /// The steps at which one part ends and the next begins, in their order.
  var joins: [Int] { get }
  /// Those of the joins where a jump is suspicious.
  var seams: [Int] { get }
  /// The number of steps in the first of many cycles.
  var period: Int? { get }
  /// Whether values lie between those at the ends of their part, as in `Schedule`.
  var isMonotoneBetweenJoins: Bool { get }
}

extension LearningRatePolicy {
  /// No end of its own.
  public var length: Int? { nil }

  /// A single part.
  public var joins: [Int] { [] }

  /// All joins.
  public var seams: [Int] { joins }

  /// No cycles.
  public var period: Int? { nil }

  /// They do.
  public var isMonotoneBetweenJoins: Bool { true }

  /// The learning rate over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard knob == .learningRate, let base = bases[knob] else { return nil }
    return LearningRateSchedule(policy: self, base: base)
  }
}

/// The values of a `LearningRatePolicy` for one group.
struct LearningRateSchedule<Rule: LearningRatePolicy>: Schedule {
  let policy: Rule
  let base: Double

  func value(at step: Int) -> Double { policy.value(at: step, base: base) }

  func value(at step: Int, base: Double) -> Double { policy.value(at: step, base: base) }

  var length: Int? { policy.length }

  var joins: [Int] { policy.joins }

  var seams: [Int] { policy.seams }

  var period: Int? { policy.period }

  var isMonotoneBetweenJoins: Bool { policy.isMonotoneBetweenJoins }

  var usesBase: Bool { true }
}
