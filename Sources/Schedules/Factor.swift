public import Expressions

/// What a base value is multiplied with, as a function of the scheduler's step.
public enum Factor: Sendable {
  /// An expression over the variables of `Clock`, and the clock that gives their values.
  case expression(Expression, Clock)
  /// A pure function of the step.
  case function(@Sendable (_ step: Int) -> Double)

  /// What one factor takes, in operations of an expression.
  var work: Int {
    switch self {
    case .expression(let expression, _): expression.operationCount + 4
    case .function: 4
    }
  }

  /// The factor at a step, which is at least 0, for a knob with this base value.
  func value(at step: Int, base: Double) -> Double {
    switch self {
    case .expression(let expression, let clock): clock.value(of: expression, at: step, base: base)
    case .function(let function): function(step)
    }
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
