package import Declarations
internal import Messages

/// The values that an axis of a search may take.
package enum Domain: Sendable, Hashable {
  /// Numbers from `low` to `high`, evenly distributed; with a step: `low`, `low + step`, ….
  case uniform(low: Double, high: Double, step: Double? = nil)
  /// Positive numbers from `low` to `high`, whose logarithms are evenly distributed.
  case logUniform(low: Double, high: Double)
  /// Whole numbers `low`, `low + step`, … up to `high`; with the logarithms evenly distributed
  /// where it is logarithmic.
  case int(low: Int, high: Int, step: Int = 1, isLogarithmic: Bool = false)
  /// One of a number of options that have no order.
  case choice(count: Int)

  /// What is wrong with it, by the arguments of its kind; nil where nothing is.
  package var problem: ArgumentError? {
    switch self {
    case .uniform(let low, let high, let step):
      Self.problem(low, high) ?? step.flatMap { Self.problem(step: $0, low, high) }
    case .logUniform(let low, let high):
      Self.problem(low, high) ?? (low > 0 ? nil : Self.tooLow(low, "above 0"))
    case .int(let low, let high, let step, let isLogarithmic):
      Self.problem(low, high, step) ?? (isLogarithmic ? Self.problem(log: low, step) : nil)
    case .choice(let count):
      count > 0 ? nil : ArgumentError(argument: "options", message: "needs at least one option")
    }
  }

  /// Whole numbers up to this are exact as `Double`.
  private static let limit = 1 << 53

  private static func problem(_ low: Double, _ high: Double) -> ArgumentError? {
    guard low.isFinite else { return ArgumentError(argument: "low", message: "must be finite") }
    guard high.isFinite else { return ArgumentError(argument: "high", message: "must be finite") }
    if low > high { return unordered(low.plainText, high.plainText) }
    return (high - low).isFinite
      ? nil : ArgumentError(argument: "high", message: "is too far from the lower end")
  }

  private static func problem(step: Double, _ low: Double, _ high: Double) -> ArgumentError? {
    guard step.isFinite, step > 0 else {
      let message = "must be positive and finite, but is \(step.plainText)"
      return ArgumentError(argument: "step", message: message)
    }
    // A share of a step is forgiven, as where the steps are counted.
    guard (high - low) / step > 1 - 1e-9 else {
      return tooWide(step.plainText, low.plainText, high.plainText)
    }
    return (high - low) / step < Double(limit)
      ? nil : ArgumentError(argument: "step", message: "is too small for the ends")
  }

  private static func tooWide(_ step: String, _ low: String, _ high: String) -> ArgumentError {
    let message = "\(step) is wider than the range from \(low) to \(high)"
    return ArgumentError(argument: "step", message: message)
  }

  private static func problem(_ low: Int, _ high: Int, _ step: Int) -> ArgumentError? {
    if low > high { return unordered("\(low)", "\(high)") }
    if low < -limit { return ArgumentError(argument: "low", message: "must lie within ±2⁵³") }
    if high > limit { return ArgumentError(argument: "high", message: "must lie within ±2⁵³") }
    if step > 1, step > high - low { return tooWide("\(step)", "\(low)", "\(high)") }
    return step > 0
      ? nil : ArgumentError(argument: "step", message: "must be at least 1, but is \(step)")
  }

  private static func problem(log low: Int, _ step: Int) -> ArgumentError? {
    if low < 1 { return tooLow(Double(low), "of at least 1") }
    return step == 1
      ? nil : ArgumentError(argument: "step", message: "has no meaning on a logarithmic axis")
  }

  private static func unordered(_ low: String, _ high: String) -> ArgumentError {
    ArgumentError(argument: "low", message: "\(low) is above the upper end \(high)")
  }

  private static func tooLow(_ low: Double, _ demand: String) -> ArgumentError {
    let message = "a logarithmic axis needs a lower end \(demand), but has \(low.plainText)"
    return ArgumentError(argument: "low", message: message)
  }
}
