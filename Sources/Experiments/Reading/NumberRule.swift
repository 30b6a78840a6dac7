/// The numbers that a field takes.
struct NumberRule: Sendable {
  /// How the rule reads behind "a number" or "a whole number".
  let wording: String
  /// Whether a number obeys it.
  let allows: @Sendable (Double) -> Bool

  /// Every finite number.
  static let any = NumberRule(wording: "") { _ in true }
  /// Numbers above 0.
  static let positive = NumberRule(wording: " above 0") { $0 > 0 }
  /// Numbers that a 32-bit float can hold.
  static let float = NumberRule(wording: " within ±3.4e38") { Float($0).isFinite }
  /// Numbers above 0 that a 32-bit float can hold.
  static let positiveFloat = NumberRule(wording: " from 1.2e-38 to 3.4e38") {
    Float($0).isFinite && Float($0) >= Float.leastNormalMagnitude
  }
  /// Numbers from 0 that a 32-bit float can hold.
  static let notNegativeFloat = NumberRule(wording: " from 0 to 3.4e38") {
    $0 >= 0 && Float($0).isFinite
  }
  /// Numbers from 0.
  static let notNegative = NumberRule(wording: " of at least 0") { $0 >= 0 }

  /// Numbers from 0 that are below 1.
  static let fraction = NumberRule(wording: " from 0 that is below 1") { 0 <= $0 && $0 < 1 }

  /// Numbers from a bound.
  static func atLeast(_ bound: Int) -> NumberRule {
    NumberRule(wording: " of at least \(bound)") { $0 >= Double(bound) }
  }

  /// Numbers between bounds that belong to them.
  static func within(_ low: Double, _ high: Double) -> NumberRule {
    NumberRule(wording: " from \(plain(low)) to \(plain(high))") { low <= $0 && $0 <= high }
  }

  /// Numbers between bounds that do not belong to them.
  static func between(_ low: Double, _ high: Double) -> NumberRule {
    NumberRule(wording: " between \(plain(low)) and \(plain(high))") { low < $0 && $0 < high }
  }
}

/// A number without a needless `.0`.
package func plain(_ value: Double) -> String {
  if let whole = Int(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
  return value.description
}
