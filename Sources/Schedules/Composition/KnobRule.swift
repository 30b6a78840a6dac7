internal import Declarations
public import Expressions
internal import Messages

/// What gives one knob of a group its values in a `PerKnobPolicy`.
public enum KnobRule: Sendable {
  /// An expression over `KnobRule.variables`, which is the value itself, and the clock that
  /// gives the variables of time; nil before the rule is tied to a time.
  case expression(Expression, Clock?)
  /// The values themselves; a policy takes their place when the rule is resolved.
  case list(ValueList)
  /// A policy that moves the knob as it would move a learning rate with the knob's base value.
  case policy(any Policy)

  /// The variables of an expression: those of `Clock`, then the knobs of the group.
  public static let variables = Clock.variables + Knob.allCases.map(\.rawValue)

  /// The variables of time and the knobs that it uses itself.
  var names: Set<String> {
    switch self {
    case .expression(let expression, _): expression.names
    case .list(let list): list.names
    case .policy: []
    }
  }

  /// Whether the values of a learning rate are made from the base value.
  var usesBaseRate: Bool {
    switch self {
    case .expression(let expression, _): expression.names.contains("base")
    case .list: false
    case .policy(let policy): policy.usesBaseRate
    }
  }

  /// The policy that moves the knob, if one does.
  var policy: (any Policy)? { if case .policy(let policy) = self { policy } else { nil } }

  /// The rule on its time, or nil after reporting why it has none.
  func resolved(for knob: Knob, in time: any PolicyTime, at place: PolicyPlace) -> KnobRule? {
    switch self {
    case .expression(let expression, _):
      let isKnown = time.checkVariables(expression.names, at: place)
      guard time.checkKnobs(expression.names, at: place), isKnown else { return nil }
      return .expression(expression, time.clock)
    case .list(let list):
      let values = list.values(in: time, at: place, otherwise: list.spelling(byGroup: time))
      return values.flatMap { KnobRule(values: $0) }
    case .policy(var policy):
      let part = time.part(
        place, from: 0, length: time.clock.length, isRepeated: time.isRepeated, knob: knob)
      return policy.resolve(in: part) ? .policy(policy) : nil
    }
  }
}

extension ValueKind<KnobRule> {
  /// A scheduler, a list of numbers, or an expression for a number or for a list.
  static var knobRule: ValueKind {
    ValueKind(
      .either([.named(category: "scheduler"), .expression(KnobRule.variables), .values]),
      read: { reader in
        guard let reader = reader as? any PolicyReader else { return nil }
        if reader.isMapping { return reader.policy().map { .policy($0) } }
        if reader.isValues { return reader.values().map { .list($0) } }
        return reader.expression(over: KnobRule.variables).map { .expression($0, nil) }
      },
      plain: { _ in nil })
  }
}

extension PolicyReader {
  /// Whether it is a list of numbers, or an expression for one.
  fileprivate var isValues: Bool {
    if items != nil { return true }
    let parsed = text.flatMap { try? AnyExpression.parse($0, variables: KnobRule.variables) }
    return if case .list = parsed { true } else { false }
  }
}

extension ValueList {
  /// How numbers that are as many as the groups are spelled if they are one a group.
  fileprivate func spelling(byGroup time: any PolicyTime) -> String {
    guard case .numbers(let numbers) = self, numbers.count > 1, numbers.count == time.groupCount
    else { return "" }
    let pairs = zip(time.groupNames, numbers).map { "\($0): \($1.plainText)" }
    return ", or one for each group by its name: {\(pairs.joined(separator: ", "))}"
  }
}
