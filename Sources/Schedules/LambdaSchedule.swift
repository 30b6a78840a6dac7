import Expressions

/// A base value times a factor: `value(t) = base · factor(t)`.
///
/// Steps before 0 count as 0; the factor is evaluated wherever it is asked, beyond the run's end
/// too.
public struct LambdaSchedule: Schedule {
  /// The value that the factor multiplies.
  public let base: Double

  /// What it is multiplied with.
  public let factor: Factor

  /// Makes the product of a base value and a factor.
  public init(base: Double, factor: Factor) {
    self.base = base
    self.factor = factor
  }

  /// The base value times the factor at a step.
  public func value(at step: Int) -> Double { value(at: step, base: base) }

  /// Another base value times the factor at a step.
  public func value(at step: Int, base: Double) -> Double {
    base * factor.value(at: max(step, 0), base: base)
  }

  /// What the factor takes.
  public var work: Int {
    factor.work
  }
}
