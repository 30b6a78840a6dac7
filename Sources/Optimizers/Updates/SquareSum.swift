/// A sum of squares in double precision, in eight lanes so that it can be vectorised.
///
/// The order in which it adds depends on the number of elements alone.
struct SquareSum {
  private var lanes = SIMD8<Double>()
  /// The number of elements that are added at once.
  private static let width = 8

  /// The sum so far.
  var value: Double { lanes.sum() }

  /// The root of the sum so far.
  var root: Double { value.squareRoot() }

  /// Adds the squares of a number for each index of a range.
  @inline(__always)
  mutating func add(_ range: Range<Int>, _ number: (Int) -> Float) {
    var i = range.lowerBound
    while i + Self.width <= range.upperBound {
      var numbers = SIMD8<Float>()
      for lane in 0..<Self.width { numbers[lane] = number(i + lane) }
      let wide = SIMD8<Double>(numbers)
      lanes += wide * wide
      i += Self.width
    }
    while i < range.upperBound {
      let rest = Double(number(i))
      lanes[0] += rest * rest
      i += 1
    }
  }
}
