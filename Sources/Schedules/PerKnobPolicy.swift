public import Expressions

/// The policy that gives every knob a rule of its own.
///
/// A rule is a policy, which moves the knob by its formula from the knob's base value, or an
/// expression, which is the value itself and may use the values that the other knobs of the same
/// group have at that step: with a learning rate from 0.001 to 0.01, the momentum
/// `0.95 - 0.1 * (lr - 1e-3) / 9e-3` goes from 0.95 to 0.85. A knob without a rule keeps its base
/// value, and that is what expressions then see. `momentum` and `beta1` are two names of one knob.
public struct PerKnobPolicy: Policy {
  /// The variables of an expression: those of `Clock`, then the knobs of the group.
  public static let variables = Clock.variables + Knob.allCases.map(\.rawValue)

  private let rules: [Knob: PerGroup<KnobRule>]

  /// Makes a policy from rules for any knobs.
  ///
  /// - Parameter rules: For each scheduled knob one rule for all groups, or one for each.
  /// - Throws: `ScheduleError` if knobs depend on one another in a circle, with the circle.
  public init(_ rules: [Knob: PerGroup<KnobRule>]) throws(ScheduleError) {
    if let problem = Self.problems(rules).first { throw problem }
    self.rules = rules
  }

  /// Compiles an expression over `variables`.
  ///
  /// - Throws: `ExpressionError` where the source is not an expression over them.
  public static func expression(_ source: String) throws(ExpressionError) -> Expression {
    try Expression(source, variables: variables)
  }

  /// The rule's schedule for the group's knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let base = bases[knob], let rule = rules[knob]?[group] else { return nil }
    switch rule {
    case .policy(let policy):
      var own = bases
      own[.learningRate] = base
      return policy.schedule(for: .learningRate, group: group, bases: own)
    case .expression(let expression, let clock):
      let moving = Self.knobs(in: expression).compactMap { other in
        let named = Self.scheduled(other, rules)
        return schedule(for: named, group: group, bases: bases).map { (other, $0) }
      }
      return CoupledSchedule(
        expression: expression, clock: clock, base: base, bases: bases, moving: moving)
    }
  }

  /// Refuses rules per group that are not as many as the groups, and what a policy refuses.
  public func check(groupCount: Int) throws(ScheduleError) {
    for knob in Knob.allCases {
      guard let rules = rules[knob] else { continue }
      try rules.check(argument: knob.rawValue, groupCount: groupCount)
      for case (_, .policy(let policy)) in rules.entries {
        try policy.check(groupCount: groupCount)
      }
    }
  }

  /// The knobs whose values an expression uses.
  static func knobs(in expression: Expression) -> [Knob] {
    Knob.allCases.filter { expression.names.contains($0.rawValue) }
  }

  /// The name by which a knob is scheduled, for one of them has two.
  static func scheduled(_ knob: Knob, _ rules: [Knob: PerGroup<KnobRule>]) -> Knob {
    if rules[knob] != nil { return knob }
    switch knob {
    case .momentum: return rules[.beta1] == nil ? knob : .beta1
    case .beta1: return rules[.momentum] == nil ? knob : .momentum
    case .learningRate, .dampening, .weightDecay, .beta2: return knob
    }
  }
}
