internal import RealModule

/// Student's t distribution.
package enum StudentT {
  /// The number below which a share of the distribution lies, for so many degrees of freedom.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1, both excluded.
  ///   - degrees: At least 1.
  /// - Returns: The number, to some units of its last digit.
  package static func quantile(_ share: Double, degrees: Int) -> Double {
    quantile(share, degrees: Double(degrees))
  }

  /// The number below which a share of the distribution lies, for degrees of freedom that need not
  /// be whole.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1, both excluded.
  ///   - degrees: Above 0; the number may be infinite where they are below 1.
  /// - Returns: The number, to some units of its last digit.
  package static func quantile(_ share: Double, degrees: Double) -> Double {
    precondition(share > 0 && share < 1 && degrees > 0, "a share and degrees of freedom")
    if share < 0.5 { return -quantile(1 - share, degrees: degrees) }
    var (low, high) = (0.0, 1.0)
    while high.isFinite, below(high, degrees: degrees) < share { high *= 2 }
    // Halving ends where no number lies between the two.
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if below(middle, degrees: degrees) < share { low = middle } else { high = middle }
    }
  }

  /// Half the width of the 95 % interval of a mean, as a multiple of its standard error.
  ///
  /// Those of few degrees are kept, since a sweep asks for one a cell.
  static func limit95(degrees: Int) -> Double {
    degrees <= limits.count ? limits[degrees - 1] : quantile(0.975, degrees: degrees)
  }

  private static let limits = (1...64).map { quantile(0.975, degrees: $0) }

  /// The share of the distribution that lies below a number of at least 0.
  static func below(_ t: Double, degrees: Double) -> Double {
    1 - outside(t, degrees: degrees) / 2
  }

  /// The share of the distribution that lies at least as far from 0 as a number: the two-sided p.
  package static func outside(_ t: Double, degrees: Double) -> Double {
    incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
  }

  /// The regularized incomplete beta function, by its continued fraction.
  ///
  /// Source: DLMF 8.17.22, by Lentz's method.
  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 || x >= 1 { return x <= 0 ? 0 : 1 }
    guard x <= (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
    let front = Double.exp(
      .logGamma(a + b) - .logGamma(a) - .logGamma(b) + a * .log(x) + b * .log(onePlus: -x))
    var (c, d) = (1.0, 1 / (1 - (a + b) * x / (a + 1)))
    var result = d
    for index in 1...10_000 {
      let m = Double(index)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / (1 + even * d)
      c = 1 + even / c
      result *= c * d
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      result *= c * d
      if (c * d - 1).magnitude < 1e-16 { break }
    }
    return front * result / a
  }
}
