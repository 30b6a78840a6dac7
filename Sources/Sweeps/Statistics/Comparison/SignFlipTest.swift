/// The sign-flip permutation test: whether paired differences are symmetric about 0.
///
///     p = share of the 2ⁿ patterns of signs s with |Σ sₖdₖ| ≥ |Σ dₖ|
///
/// All patterns are counted of up to 20 differences; of more, random ones are (``TiltedSigns``), but for
/// a sum that only the differences' own signs make. A test keeps what it has drawn, so make one for many
/// cells.
struct SignFlipTest {
  /// The most differences whose patterns are all counted.
  static let exactLimit = 20

  private var tilted = TiltedSigns()

  /// The least p that so many differences can have, which all of one sign have.
  static func leastP(_ count: Int) -> Double {
    Double(sign: .plus, exponent: 1 - count, significand: 1)
  }

  /// The two-sided p of some differences; 1 of none.
  ///
  /// - Parameters:
  ///   - differences: The differences, which are finite.
  ///   - rounding: By how much sums may differ that would be equal without rounding.
  /// - Returns: The share of patterns, at least ``leastP(_:)``.
  mutating func p(_ differences: [Double], rounding: Double) -> Double {
    let least = differences.reduce(0, +).magnitude - rounding
    guard least > 0 else { return 1 }
    return differences.count <= Self.exactLimit
      ? Self.exact(differences, least) : min(1, 2 * sampled(differences, least))
  }

  /// The share of all patterns of signs under which the sum of differences is at least as great.
  mutating func oneSided(_ differences: [Double]) -> Double {
    // Sums of the same numbers in another order differ by some rounding.
    let least =
      differences.reduce(0, +) - 1e-12 * differences.reduce(0) { $0 + $1.magnitude }
    guard differences.count <= Self.exactLimit else { return sampled(differences, least) }
    let half = differences.count / 2
    let second = Self.sums(differences[half...], from: 0).sorted()
    let first = Self.sums(differences[..<half], from: 0)
    let count = first.reduce(0) { count, sum in
      count + second.count - second.partitionPoint { $0 >= least - sum }
    }
    return Double(count) / Double(first.count * second.count)
  }

  /// Counts all patterns: each sum is one of two halves, and those of a half are sorted.
  ///
  /// Patterns come in pairs of opposite signs, of which one is counted: the first sign is plus.
  private static func exact(_ differences: [Double], _ least: Double) -> Double {
    let half = (differences.count + 1) / 2
    let first = sums(differences[1..<half], from: differences[0])
    let second = sums(differences[half...], from: 0).sorted()
    let count = first.reduce(0) { count, sum in
      let above = second.count - second.partitionPoint { $0 >= least - sum }
      return count + above + second.partitionPoint { $0 > -least - sum }
    }
    return Double(count) / Double(first.count * second.count)
  }

  private static func sums(_ differences: ArraySlice<Double>, from start: Double) -> [Double] {
    differences.reduce([start]) { sums, difference in
      sums.map { $0 + difference } + sums.map { $0 - difference }
    }
  }

  /// The share of patterns with a sum that is at least as great, of many differences.
  private mutating func sampled(_ differences: [Double], _ least: Double) -> Double {
    let whole = differences.reduce(0) { $0 + $1.magnitude }
    let smallest = differences.lazy.map(\.magnitude).filter { $0 > 0 }.min() ?? 0
    let own = Self.leastP(differences.count + 1)
    // Another sign of any difference makes the sum too small; those that are 0 have either.
    guard least <= whole - 2 * smallest else {
      return Double(sign: .plus, exponent: differences.count { $0 == 0 }, significand: own)
    }
    return max(own, tilted.share(differences, atLeast: least))
  }
}

extension [Double] {
  /// The first place from which on a condition holds, which does not hold before it.
  fileprivate func partitionPoint(_ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
