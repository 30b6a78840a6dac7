internal import RealModule

/// The covariance of values at two points: Matérn's of smoothness 5/2, with a weight an axis.
///
///     k = scale · (1 + s + s²/3) · exp(−s)     s² = 5 · Σ weight · difference²
///
/// Options that differ have the difference 1.
struct MaternKernel: Sendable {
  /// The inverse squares of the length scales.
  var weights: [Double]
  /// The variance of the values.
  var scale: Double
  /// The axes whose coordinates are options.
  let isOption: [Bool]

  /// The squares of the differences of two points on each axis.
  func squares(_ a: [Double], _ b: [Double]) -> [Double] {
    a.indices.map { isOption[$0] ? (a[$0] == b[$0] ? 0 : 1) : (a[$0] - b[$0]) * (a[$0] - b[$0]) }
  }

  /// The covariance at two points.
  func callAsFunction(_ a: [Double], _ b: [Double]) -> Double {
    var square = 0.0
    for i in a.indices {
      let difference = isOption[i] ? (a[i] == b[i] ? 0 : 1) : a[i] - b[i]
      square += weights[i] * difference * difference
    }
    return scale * Self.correlation(square)
  }

  /// The correlation at a weighted square of the distance.
  static func correlation(_ square: Double) -> Double {
    let s = (5 * square).squareRoot()
    return (1 + s + s * s / 3) * .exp(-s)
  }

  /// The derivative of the correlation by the square.
  static func slope(_ square: Double) -> Double {
    let s = (5 * square).squareRoot()
    return -5 / 6 * (1 + s) * .exp(-s)
  }
}
