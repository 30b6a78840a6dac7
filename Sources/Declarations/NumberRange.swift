internal import Messages

/// The numbers that an argument takes.
public struct NumberRange: Sendable, Hashable {
  /// An end of a range.
  public struct Bound: Sendable, Hashable {
    /// The number.
    public let value: Double
    /// Whether the number itself lies within.
    public let isIncluded: Bool
  }

  /// The lower end, if there is one.
  public let lower: Bound?
  /// The upper end, if there is one.
  public let upper: Bound?
  /// Whether a 32-bit float must be able to hold the number, other than as 0 where 0 lies outside.
  public let isFloat: Bool
  /// How the range reads behind "a number" or "a whole number".
  public let wording: String

  // How the range reads behind "must be".
  private let demand: String
  /// Every finite number.
  public static let any = NumberRange(nil, nil, "", "finite")
  /// Numbers above 0.
  public static let positive = NumberRange(
    Bound(value: 0, isIncluded: false), nil, " above 0", "positive and finite")
  /// Numbers from 0.
  public static let notNegative = NumberRange(
    Bound(value: 0, isIncluded: true), nil, " of at least 0", "finite and not negative")
  /// Numbers from 0 that are below 1.
  public static let fraction = NumberRange(
    Bound(value: 0, isIncluded: true), Bound(value: 1, isIncluded: false),
    " from 0 that is below 1", "at least 0 and below 1")
  /// Numbers that a 32-bit float can hold.
  public static let float = NumberRange(
    nil, nil, " within ±3.4e38", "a finite 32-bit float", isFloat: true)
  /// Numbers above 0 that a 32-bit float can hold.
  public static let positiveFloat = NumberRange(
    Bound(value: 0, isIncluded: false), nil, " from 1.2e-38 to 3.4e38",
    "positive and finite", isFloat: true)
  /// Numbers from 0 that a 32-bit float can hold.
  public static let notNegativeFloat = NumberRange(
    Bound(value: 0, isIncluded: true), nil, " from 0 to 3.4e38", "finite and not negative",
    isFloat: true)

  /// Numbers from a bound.
  public static func atLeast(_ bound: Int) -> NumberRange {
    NumberRange(
      Bound(value: Double(bound), isIncluded: true), nil, " of at least \(bound)",
      "at least \(bound)")
  }

  /// Numbers between bounds that belong to them.
  public static func within(_ low: Double, _ high: Double) -> NumberRange {
    let (first, last) = (low.plainText, high.plainText)
    return NumberRange(
      Bound(value: low, isIncluded: true), Bound(value: high, isIncluded: true),
      " from \(first) to \(last)", "between \(first) and \(last)")
  }

  /// Numbers between bounds that do not belong to them.
  public static func between(_ low: Double, _ high: Double) -> NumberRange {
    let (first, last) = (low.plainText, high.plainText)
    return NumberRange(
      Bound(value: low, isIncluded: false), Bound(value: high, isIncluded: false),
      " between \(first) and \(last)", "above \(first) and below \(last)")
  }

  private init(
    _ lower: Bound?, _ upper: Bound?, _ wording: String, _ demand: String, isFloat: Bool = false
  ) {
    (self.lower, self.upper, self.wording, self.demand) = (lower, upper, wording, demand)
    self.isFloat = isFloat
  }

  /// Whether a number lies within; what is not finite never does.
  public func contains(_ number: Double) -> Bool {
    guard number.isFinite else { return false }
    if isFloat {
      let float = Float(number)
      guard float.isFinite else { return false }
      if lower?.isIncluded == false, float < Float.leastNormalMagnitude { return false }
    }
    if let lower, number < lower.value || number == lower.value && !lower.isIncluded {
      return false
    }
    guard let upper else { return true }
    return number < upper.value || number == upper.value && upper.isIncluded
  }

  /// What is wrong with a number; nil where nothing is.
  public func complaint(about number: Double) -> String? {
    contains(number) ? nil : "must be \(demand), but is \(number)"
  }

  /// What is wrong with a whole number; nil where nothing is.
  public func complaint(about number: Int) -> String? {
    contains(Double(number)) ? nil : "must be \(demand), but is \(number)"
  }
}
