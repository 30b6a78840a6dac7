public import Declarations
public import Expressions

/// The policy that gives every knob a rule of its own.
///
/// A rule is a policy, which moves the knob by its formula from the knob's base value, or an
/// expression, which is the value itself and may use the values that the other knobs of the same
/// group have at that step: with a learning rate from 0.001 to 0.01, the momentum
/// `0.95 - 0.1 * (lr - 1e-3) / 9e-3` goes from 0.95 to 0.85. A knob without a rule keeps its base
/// value, and that is what expressions then see. `momentum` and `beta1` are two names of one knob.
public struct PerKnobPolicy: KnobPolicy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "per_knob", Self(), "Gives every knob a scheduler, an expression or a list of its own.",
    formula: "each knob by its own rule; expressions see the other knobs of the group",
    arguments: settings(
      .perGroup(.knobRule, isMapping: true, isOne: { $0.isOneRule }), "the values",
      example: "{type: cosine_annealing, T_max: 100%}"))

  /// The rules, for all groups or for each; a knob without one keeps its base value.
  public var settings: [Knob: PerGroup<KnobRule>] = [:]
  /// The knob of `per_knob` under which it stands, where it does.
  public var ownKnob: Knob?

  init() {}

  /// Makes a policy from rules for any knobs.
  ///
  /// - Parameter rules: For each scheduled knob one rule for all groups, or one for each.
  /// - Throws: `ArgumentError` if knobs depend on one another in a circle, with the circle.
  public init(_ rules: [Knob: PerGroup<KnobRule>]) throws(ArgumentError) {
    settings = rules
    try validate()
  }

  /// Compiles an expression over `KnobRule.variables`.
  ///
  /// - Throws: `ExpressionError` where the source is not an expression over them.
  public static func expression(_ source: String) throws(ExpressionError) -> Expression {
    try Expression(source, variables: KnobRule.variables)
  }

  /// Gives each rule the whole time, on which a policy moves its knob as a learning rate.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    if let knob = time.knob {
      time.refuse("per_knob has no place under \(knob.rawValue), where one knob moves", at: nil)
      return false
    }
    if settings[.momentum] != nil, settings[.beta1] != nil, time.hasBetas {
      time.refuse(
        "momentum is beta1 here; give a schedule for one of them", at: PolicyPlace("beta1"))
    }
    var isWhole = resolveKnobs(in: time)
    for knob in Knob.allCases {
      guard let setting = settings[knob] else { continue }
      let rules = setting.entries.map { group, rule in
        rule.resolved(for: knob, in: time, at: place(of: setting, by: knob, group))
      }
      let given = rules.compactMap(\.self)
      isWhole = isWhole && given.count == rules.count
      guard given.count == rules.count else { continue }
      settings[knob] = if case .each = setting { .each(given) } else { .all(given[0]) }
    }
    return isWhole
  }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// Whether the learning rate has no rule, or one that does.
  public var usesBaseRate: Bool {
    guard let rules = settings[.learningRate] else { return true }
    return rules.entries.contains { $0.value.usesBaseRate }
  }

  /// The variables of its expressions.
  public var variables: Set<String> {
    settings.values.flatMap(\.entries).reduce(into: []) { $0.formUnion($1.value.names) }
  }

  /// Whether a scheduler among the rules is one, or an expression depends on the run's length.
  public var isCurve: Bool {
    followsRun || parts.contains { $0.policy?.isCurve ?? false }
  }

  /// The policies among the rules.
  public var parts: [PolicyPart] {
    settings.flatMap { knob, setting in
      setting.entries.compactMap { group, rule in
        rule.policy.map { PolicyPart(place(of: setting, by: knob, group), $0, knob: knob) }
      }
    }
  }

  /// The policy that moves the group's knob, as if it were its learning rate.
  public func part(at step: Int, of knob: Knob, group: Int) -> PolicyPart? {
    (settings[knob]?[group]?.policy).map {
      PolicyPart(place(of: knob, group: group), $0, step: step, knob: .learningRate)
    }
  }

  /// The rule's schedule for the group's knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let base = bases[knob], let rule = settings[knob]?[group] else { return nil }
    switch rule {
    case .list: return nil
    case .policy(let policy):
      var own = bases
      own[.learningRate] = base
      return policy.schedule(for: .learningRate, group: group, bases: own)
    case .expression(let expression, let clock):
      guard let clock else { preconditionFailure("the expression is not tied to a time") }
      let moving = KnobCircles.knobs(in: expression).compactMap { other in
        schedule(for: KnobCircles.scheduled(other, settings), group: group, bases: bases).map {
          (other, $0)
        }
      }
      return CoupledSchedule(
        expression: expression, clock: clock, base: base, bases: bases, moving: moving)
    }
  }

  /// The circles in which knobs depend on one another, each at the first of its expressions.
  public var problems: [ArgumentError] { KnobCircles(rules: settings).problems }

  /// Refuses rules that are not as many as the groups, and what their policies refuse.
  public func check(groupCount: Int) throws(ArgumentError) {
    for knob in Knob.allCases {
      guard let rules = settings[knob] else { continue }
      try rules.check(argument: knob.rawValue, groupCount: groupCount)
      for (_, rule) in rules.entries { try rule.policy?.check(groupCount: groupCount) }
    }
  }

  /// None: there is no length.
  public var end: PolicyPlace? { nil }
}

extension ArgumentReader {
  /// Whether it is one rule and none a group: a scheduler, or the values themselves, which are
  /// numbers, one a step, however many groups there are.
  fileprivate var isOneRule: Bool {
    if isMapping { return hasKey("type") }
    guard let items, !items.isEmpty else { return false }
    return items.allSatisfy { ($0.text).flatMap { try? Expression.constant($0) } != nil }
  }
}
