internal import RealModule

/// The ways to go from one number to another, both included, with the formulas of numpy.
enum Spacing: Sendable {
  case linear, logarithmic, geometric

  /// The numbers from `a` to `b`; one is `a` itself.
  ///
  /// - Throws: `ExpressionError` at `range` if `geomspace` has no logarithm to go along.
  func values(
    _ a: Double, _ b: Double, _ count: Int, _ range: Range<Int>
  ) throws(ExpressionError) -> [Double] {
    switch self {
    case .linear: return Self.linear(a, b, count)
    case .logarithmic: return Self.powers(Self.linear(a, b, count))
    case .geometric:
      guard !(a == 0 || b == 0 || (a < 0) != (b < 0)) || a.isNaN || b.isNaN else {
        throw ExpressionError("'geomspace' needs two numbers of one sign, neither 0", range)
      }
      return Self.geometric(a, b, count)
    }
  }

  private static func linear(_ a: Double, _ b: Double, _ count: Int) -> [Double] {
    guard count > 1 else { return count == 1 ? [a] : [] }
    let (difference, gaps) = (b - a, Double(count - 1))
    let step = difference / gaps
    var values = (0..<count).map { index in
      // Where the step underflows numpy divides first.
      step == 0 ? Double(index) / gaps * difference + a : Double(index) * step + a
    }
    values[count - 1] = b
    return values
  }

  private static func powers(_ exponents: [Double]) -> [Double] {
    exponents.map { Double.pow(10, $0) }
  }

  private static func geometric(_ a: Double, _ b: Double, _ count: Int) -> [Double] {
    let sign: Double = a < 0 ? -1 : 1
    var values = powers(linear(.log10(a * sign), .log10(b * sign), count))
    // A logarithm and its inverse need not give back the ends.
    if count > 0 { values[0] = a * sign }
    if count > 1 { values[count - 1] = b * sign }
    return values.map { $0 * sign }
  }
}
