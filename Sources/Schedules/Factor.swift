public import Declarations
public import Expressions

/// What a base value is multiplied with, as a function of the scheduler's step.
public enum Factor: Sendable {
  /// An expression over the variables of `Clock`, and the clock that gives their values; nil before
  /// the factor is tied to a time.
  case expression(Expression, Clock?)
  /// A pure function of the step.
  case function(@Sendable (_ step: Int) -> Double)

  /// What one factor takes, in operations of an expression.
  var work: Int {
    switch self {
    case .expression(let expression, _): expression.operationCount + 4
    case .function: 4
    }
  }

  /// The variables that it uses.
  var names: Set<String> {
    switch self {
    case .expression(let expression, _): expression.names
    case .function: []
    }
  }

  /// The factor on the time of a clock.
  func tied(to clock: Clock) -> Factor {
    guard case .expression(let expression, _) = self else { return self }
    return .expression(expression, clock)
  }

  /// The factor at a step, which is at least 0, for a knob with this base value.
  func value(at step: Int, base: Double) -> Double {
    switch self {
    case .expression(let expression, let clock?): clock.value(of: expression, at: step, base: base)
    case .expression(_, nil): preconditionFailure("the factor is not tied to a time")
    case .function(let function): function(step)
    }
  }

  /// The variables that any of the factors uses.
  static func names(in settings: [Knob: PerGroup<Factor>]) -> Set<String> {
    settings.values.flatMap(\.entries).reduce(into: []) { $0.formUnion($1.value.names) }
  }
}

extension ValueKind<Factor> {
  /// An expression over time.
  static var factor: ValueKind {
    let kind = ValueKind<Expression>.expression(over: Clock.variables)
    return ValueKind(
      kind.shape, read: { kind.read($0).map { .expression($0, nil) } },
      plain: { if case .expression(let expression, _) = $0 { kind.plain(expression) } else { nil } }
    )
  }
}

extension PerGroup where Value == Factor {
  /// One function of the step for all groups.
  public static func all(_ function: @escaping @Sendable (_ step: Int) -> Double) -> Self {
    .all(.function(function))
  }

  /// One function of the step for each group.
  public static func each(_ functions: @Sendable (_ step: Int) -> Double...) -> Self {
    .each(functions.map(Factor.function))
  }
}
