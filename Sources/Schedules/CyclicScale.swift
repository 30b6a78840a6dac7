public import Expressions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the height of a `CyclicPolicy`'s cycles changes.
public enum CyclicScale: Sendable {
  /// Every cycle is as high as the first.
  case triangular
  /// Every cycle is half as high as the one before.
  case triangular2
  /// The height is multiplied with a number every step.
  case exponentialRange(gamma: Double)
  /// The height is an expression over `x`, the number of the cycle from 1 on, or the step.
  case custom(Expression, by: Counter)

  /// What the height is a function of; raw values are the spellings of a spec.
  public enum Counter: String, Sendable, Hashable, CaseIterable {
    /// The number of the cycle, from 1 on.
    case cycle
    /// The step, from 0 on.
    case iterations
  }

  /// Compiles a height as a function of `x`.
  ///
  /// - Throws: `ExpressionError` where the source is not an expression over `x`.
  public static func expression(_ source: String) throws(ExpressionError) -> Expression {
    try Expression(source, variables: ["x"])
  }

  /// The height at a step of a cycle, both from 0.
  func height(cycle: Int, step: Int) -> Double {
    switch self {
    case .triangular: 1
    // Beyond 2⁻¹⁰⁷⁴ nothing is left.
    case .triangular2: Double(sign: .plus, exponent: -min(cycle, 1100), significand: 1)
    case .exponentialRange(let gamma): pow(gamma, Double(step))
    case .custom(let expression, .cycle): Self.value(of: expression, Double(cycle) + 1)
    case .custom(let expression, .iterations): Self.value(of: expression, Double(step))
    }
  }

  private static func value(of expression: Expression, _ x: Double) -> Double {
    let slots: InlineArray<1, Double> = [x]
    return expression.value(slots.span)
  }
}
