public import Declarations

/// A policy that begins anew every few steps.
///
/// With a number of times, the last value of the last repetition holds from `times · length` on. A
/// length of 1 holds the policy's first value.
public struct RepeatPolicy: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "repeat", Self(), "Begins a scheduler anew again and again.",
    formula: "value(t) = p(t mod length)",
    arguments: [
      .required(
        \.policy, "scheduler", .policy, "what is repeated",
        example: "{type: exponential, gamma: 0.9}"),
      .required(\.length, "length", .length(.steps), "how long a repetition is", example: "25%"),
      .optional(
        \.times, "times", .optional(.wholeNumber(.atLeast(1))), "how many repetitions there are",
        otherwise: "no end"),
    ])

  /// The policy that is repeated.
  public var policy: any Policy = UnchangedPolicy()
  /// How long a repetition is.
  public var length: Length = 1
  /// The number of repetitions, or nil if there is no last.
  public var times: Int?

  init() {}

  /// Makes a repetition.
  ///
  /// - Parameters:
  ///   - policy: The policy that is repeated.
  ///   - length: The number of steps of a repetition, at least 1.
  ///   - times: The number of repetitions, at least 1, or nil if there is no last.
  /// - Throws: `ArgumentError` for an argument out of its range.
  public init(_ policy: any Policy, length: Int, times: Int? = nil) throws(ArgumentError) {
    self.policy = policy
    self.length = Length(steps: length)
    self.times = times
    try validate()
  }

  /// Gives the policy the time of one repetition.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    guard resolveLengths(in: time) else { return false }
    if let times {
      time.warnOfLength(length.steps.multipliedSaturated(by: times), at: nil)
    } else if length.steps > time.clock.length {
      time.warnOfLength(length.steps, at: PolicyPlace("length"))
    }
    let part = time.part(
      PolicyPlace("scheduler"), from: 0, length: length.steps, isRepeated: true, knob: time.knob)
    return policy.resolve(in: part)
  }

  /// Whether a part may.
  public static var replacesRates: Bool { true }

  /// Whether the policy does.
  public var usesBaseRate: Bool { policy.usesBaseRate }

  /// The policy that is repeated.
  public var parts: [PolicyPart] { [PolicyPart(PolicyPlace("scheduler"), policy)] }

  /// The policy in its current repetition.
  public func part(at step: Int, of knob: Knob, group: Int) -> PolicyPart? {
    PolicyPart(PolicyPlace("scheduler"), policy, step: step % length.steps, knob: knob)
  }

  /// The group's schedule, repeated.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    policy.schedule(for: knob, group: group, bases: bases).map {
      Repetition(part: $0, turn: length.steps, times: times)
    }
  }

  /// Refuses what the policy refuses.
  public func check(groupCount: Int) throws(ArgumentError) {
    try policy.check(groupCount: groupCount)
  }

  /// None: the length is that of one repetition.
  public var end: PolicyPlace? { nil }

  /// Whether a length that does not fit is reported when it is resolved: it is.
  public var reportsItsLength: Bool { true }

  /// A schedule that begins anew every few steps.
  private struct Repetition: Schedule {
    let part: any Schedule
    let turn: Int
    let times: Int?
    /// As many joins as are listed.
    static let mostJoins = 100

    func value(at step: Int) -> Double { part.value(at: local(step)) }

    func value(at step: Int, base: Double) -> Double { part.value(at: local(step), base: base) }

    /// The steps of all repetitions, if there is a last.
    var length: Int? { times.map { turn.multipliedSaturated(by: $0) } }

    var work: Int { part.work.addingSaturated(1) }

    /// Where repetitions meet, and the joins within each; at most the first hundred.
    var joins: [Int] { joins(within: part.joins, turns: true) }

    /// The seams within each repetition: that it begins anew is meant.
    var seams: [Int] { joins(within: part.seams, turns: false) }

    /// The steps of a repetition, if there is no last.
    var period: Int? { times == nil ? turn : nil }

    var usesBase: Bool { part.usesBase }

    // The first repetition must be within the joins that are listed.
    var isMonotoneBetweenJoins: Bool {
      part.isMonotoneBetweenJoins && part.joins.count < Self.mostJoins
    }

    private func joins(within inner: [Int], turns: Bool) -> [Int] {
      let within = Set(inner.filter { $0 > 0 && $0 < turn }).sorted()
      guard turns || !within.isEmpty else { return [] }
      var joins: [Int] = []
      var (index, start) = (0, 0)
      while index < times ?? .max, start < .max, joins.count < Self.mostJoins {
        if turns, index > 0 { joins.append(start) }
        joins += within.map { $0.addingSaturated(start) }
        index += 1
        start = start.addingSaturated(turn)
      }
      return Array(joins.prefix(Self.mostJoins))
    }

    private func local(_ step: Int) -> Int {
      if let length, step >= length { return turn - 1 }
      return max(step, 0) % turn
    }
  }
}
