internal import Expressions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The policy that multiplies knobs with a factor at every step.
///
/// `value(t) = base · factor(1) · factor(2) ⋯ factor(t)`, with one factor for all groups or one for
/// each: the base value at step 0, and with a base of 0.1 and the factor `1/t` 0.1 0.1 0.05 0.0167 ….
/// A knob without a factor keeps its base value.
///
/// A factor that uses no variable is a power, and has no end. Of every other the products up to the
/// run's length are made beforehand and kept, so that any step is found in constant time: each of
/// them up to 2²⁰ steps, and of longer runs so many evenly spaced ones. From the run's end on the
/// value stays.
/// Source: PyTorch's `MultiplicativeLR`.
public struct MultiplicativePolicy: Policy {
  private let factors: [Knob: PerGroup<Factor>]
  private let length: Int
  // Products do not depend on the group where a factor does not use the base value.
  private let products: [Knob: PerGroup<RunningProduct?>]

  /// Makes a policy from factors for any knobs.
  ///
  /// - Parameters:
  ///   - factors: For each scheduled knob one factor for all groups, or one for each.
  ///   - length: The number of steps after which values stay, at least 0.
  /// - Throws: `ScheduleError` for a negative length.
  public init(_ factors: [Knob: PerGroup<Factor>], length: Int) throws(ScheduleError) {
    if let problem = ScheduleError.problem("length", length, atLeast: 0).first { throw problem }
    self.factors = factors
    self.length = length
    products = factors.mapValues { factors in
      factors.map { $0.usesBase ? nil : RunningProduct(of: $0, base: 1, length: length) }
    }
  }

  /// The knob's base value times the product of its factors.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let factor = factors[knob]?[group], let base = bases[knob] else { return nil }
    if let rate = factor.constant { return PowerSchedule(base: base, rate: rate) }
    let product =
      products[knob]?[group].flatMap(\.self)
      ?? RunningProduct(of: factor, base: base, length: length)
    return ProductSchedule(base: base, product: product)
  }

  /// Refuses factors per group that are not as many as the groups.
  public func check(groupCount: Int) throws(ScheduleError) {
    for knob in Knob.allCases {
      try factors[knob]?.check(argument: knob.rawValue, groupCount: groupCount)
    }
  }

  /// A base value times a power: `value(t) = base · rate^t`.
  private struct PowerSchedule: Schedule {
    let base: Double
    let rate: Double

    func value(at step: Int) -> Double { value(at: step, base: base) }

    func value(at step: Int, base: Double) -> Double { base * pow(rate, Double(max(step, 0))) }

    // A negative rate changes the sign with every step.
    var isMonotoneBetweenJoins: Bool { rate >= 0 }
  }

  /// A base value times a product of factors.
  private struct ProductSchedule: Schedule {
    let base: Double
    let product: RunningProduct

    func value(at step: Int) -> Double { value(at: step, base: base) }

    // The products were made for the knob's own base value, and stay.
    func value(at step: Int, base: Double) -> Double { base * product.value(at: step) }

    var length: Int? { product.length }

    var work: Int { product.work }
  }
}

extension Factor {
  /// The factor that holds at every step, where it is an expression without variables.
  fileprivate var constant: Double? {
    guard case .expression(let expression, let clock) = self, expression.names.isEmpty else {
      return nil
    }
    return clock.value(of: expression, at: 0, base: 1)
  }

  /// Whether the factor may differ from group to group.
  fileprivate var usesBase: Bool {
    guard case .expression(let expression, _) = self else { return false }
    return expression.names.contains("base")
  }
}
