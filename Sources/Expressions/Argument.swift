/// A number that a list is made from, and where it stands.
struct Argument: Sendable {
  let program: Program
  let range: Range<Int>
  let nature: Nature

  /// The number as a count of values.
  ///
  /// - Throws: `ExpressionError` if it is not a whole number from 0.
  func count(_ variables: Span<Double>) throws(ExpressionError) -> Int {
    let value = program.value(variables)
    guard value >= 0, value.isFinite, value == value.rounded(.down) else {
      throw ExpressionError("expected a whole number of values, found \(Self.shown(value))", range)
    }
    // Beyond every bound, so that it is refused as too many.
    return value < 0x1p53 ? Int(value) : 1 << 53
  }

  /// A number as a person writes it.
  private static func shown(_ value: Double) -> String {
    if value.isNaN { return "no number" }
    if value.isInfinite { return value < 0 ? "-infinity" : "infinity" }
    return "\(value)"
  }
}
