public import Declarations
internal import RealModule

/// A rise of the learning rate in front of a policy.
///
/// The warmup ends where the policy begins, whatever that is. Every other knob waits at its first
/// value. A length of 0 is no warmup; every other has at least one step.
public struct WarmupPolicy: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "warmup", Self(), "Raises the learning rate in front of any scheduler.",
    formula: """
      lr(t) = p(0) · f(t/W)    t < W    W = length, s = start_factor
            = p(t − W)         from then on
      f(x)  = s + (1 − s) x                  linear
            = s + ½ (1 − s)(1 − cos πx)      cosine
            = s                              constant
            = s^(1 − x)                      exponential
      """,
    source: "Goyal et al., 2017, arXiv:1706.02677; the start factor is that of PyTorch's LinearLR",
    arguments: [
      .required(\.length, "length", .length(.phase), "how long it rises", example: "10%"),
      .optional(\.shape, "shape", .choice("shape"), "how it rises"),
      .optional(
        \.startFactor, "start_factor", .number(.notNegative),
        "the first rate as a share of the scheduler's first"),
    ])

  /// How a warmup goes from its first factor to 1; raw values are the spellings of a spec.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    /// Along a straight line.
    case linear
    /// Along half a cosine: slowly at both ends.
    case cosine
    /// Not at all: the first factor holds to the end.
    case constant
    /// By the same ratio every step.
    case exponential

    /// The factor at a share of the way below 1.
    func factor(from start: Double, at share: Double) -> Double {
      switch self {
      case .linear: start + (1 - start) * share
      case .cosine: start + (1 - start) * (1 - .cos(.pi * share)) / 2
      case .constant: start
      case .exponential: .pow(start, 1 - share)
      }
    }
  }

  /// The policy behind the warmup.
  public var policy: any Policy = UnchangedPolicy()
  /// How long the learning rate rises.
  public var length: Length = 0
  /// How it rises.
  public var shape = Shape.linear
  /// The first learning rate as a share of the policy's first.
  public var startFactor = 1.0 / 3

  /// Makes it with its defaults.
  public init() {}

  /// Puts a warmup in front of a policy.
  ///
  /// - Parameters:
  ///   - policy: The policy behind the warmup.
  ///   - length: The number of steps of warmup, not negative.
  ///   - startFactor: The first learning rate as a share of the policy's first: not negative, and
  ///     above 0 where the shape is exponential.
  ///   - shape: How it rises.
  /// - Throws: `ArgumentError` for an argument out of its range.
  public init(
    _ policy: any Policy, length: Int, startFactor: Double = Self().startFactor,
    shape: Shape = .linear
  ) throws(ArgumentError) {
    self.policy = policy
    self.length = Length(steps: length)
    (self.startFactor, self.shape) = (startFactor, shape)
    try validate()
  }

  /// A start factor of 0 where the rise is exponential.
  public var problems: [ArgumentError] {
    guard shape == .exponential, let problem = NumberRange.positive.complaint(about: startFactor)
    else { return [] }
    return [ArgumentError(argument: "start_factor", message: problem)]
  }

  /// Gives the policy the time that the warmup leaves.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    guard resolveLengths(in: time) else { return false }
    time.warnUnlessReached(
      length.steps, "what follows the warm-up", at: PolicyPlace("length"))
    return policy.resolve(
      in: time.part(nil, from: length.steps, length: time.clock.length - length.steps))
  }

  /// Whether a part may.
  public static var replacesRates: Bool { true }

  /// Whether the policy does.
  public var usesBaseRate: Bool { policy.usesBaseRate }

  /// The policy behind the warmup.
  public var parts: [PolicyPart] { [PolicyPart(nil, policy)] }

  /// The warmup, which only the learning rate has, or the policy behind it.
  public func part(at step: Int, of knob: Knob, group: Int) -> PolicyPart? {
    step < length.steps
      ? knob == .learningRate ? PolicyPart(nil, nil, step: step, knob: knob) : nil
      : PolicyPart(nil, policy, step: step - length.steps, knob: knob)
  }

  /// The group's schedule behind its warmup.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let base = bases[knob] else { return nil }
    let rest = policy.schedule(for: knob, group: group, bases: bases)
    guard knob == .learningRate else {
      return rest.map { Delayed(rest: $0, warmup: length.steps, startFactor: 1, shape: .constant) }
    }
    return Delayed(
      rest: rest ?? ConstantSchedule(base: base), warmup: length.steps, startFactor: startFactor,
      shape: shape)
  }

  /// Refuses what the policy refuses.
  public func check(groupCount: Int) throws(ArgumentError) {
    try policy.check(groupCount: groupCount)
  }

  /// Whether the policy reports a length that does not fit when it is resolved.
  public var reportsItsLength: Bool { policy.reportsItsLength }

  /// What the policy follows once the warmup has ended.
  ///
  /// - Precondition: Lengths have been resolved.
  public var feedback: PolicyFeedback? {
    var feedback = policy.feedback
    feedback?.start += length.steps
    return feedback
  }

  /// A schedule that begins late, behind a rise to its first value.
  private struct Delayed: Schedule {
    let rest: any Schedule
    let warmup: Int
    let startFactor: Double
    let shape: Shape

    func value(at step: Int) -> Double {
      let step = max(step, 0)
      return step < warmup ? rest.value(at: 0) * factor(at: step) : rest.value(at: step - warmup)
    }

    func value(at step: Int, base: Double) -> Double {
      let step = max(step, 0)
      return step < warmup
        ? rest.value(at: 0, base: base) * factor(at: step)
        : rest.value(at: step - warmup, base: base)
    }

    var length: Int? { rest.length.map { $0.addingSaturated(warmup) } }

    var work: Int { rest.work.addingSaturated(4) }

    /// The end of the warmup, and what joins behind it.
    var joins: [Int] {
      (warmup > 0 ? [warmup] : []) + rest.joins.map { $0.addingSaturated(warmup) }
    }

    /// The end of the warmup, unless it is a step up by its shape, and the seams behind it.
    var seams: [Int] {
      (warmup > 0 && shape != .constant ? [warmup] : [])
        + rest.seams.map { $0.addingSaturated(warmup) }
    }

    var lastStart: Int { rest.lastStart.addingSaturated(warmup) }

    var isMonotoneBetweenJoins: Bool { rest.isMonotoneBetweenJoins }

    var usesBase: Bool { rest.usesBase }

    private func factor(at step: Int) -> Double {
      shape.factor(from: startFactor, at: Double(step) / Double(warmup))
    }
  }
}
