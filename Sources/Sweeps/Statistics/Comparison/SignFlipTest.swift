internal import Randomness

/// The sign-flip permutation test: whether paired differences are symmetric about 0.
///
///     p = share of the 2ⁿ patterns of signs s with |Σ sₖdₖ| ≥ |Σ dₖ|          n ≤ 20, exact
///     p = (1 + patterns among 100,000 random ones with that) / 100,001        n > 20
///
/// The random patterns are the same for all tests of a number of differences. A test keeps those
/// that it has drawn, so make one for many cells.
struct SignFlipTest {
  /// The most differences whose patterns are all counted.
  static let exactLimit = 20
  /// How many random patterns there are where there are more differences.
  static let draws = 100_000
  private static let seed: UInt64 = 0
  // 32 signs of each pattern take 400 kB; those beyond 1,024 differences are drawn anew.
  private static let keptBlocks = 32

  private var blocks: [[UInt32]] = []

  /// The least p that so many differences can have, which all of one sign have.
  static func leastP(_ count: Int) -> Double {
    count <= exactLimit
      ? Double(sign: .plus, exponent: 1 - count, significand: 1)
      : 1 / Double(draws + 1)
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
      ? Self.exact(differences, least) : sampled(differences, least)
  }

  /// The share of all patterns of signs under which the sum of differences is at least as great; of
  /// more than ``exactLimit`` differences, the last ones count.
  static func oneSided(_ differences: [Double]) -> Double {
    let counted = differences.suffix(exactLimit)
    let sum = counted.reduce(0, +)
    // Sums of the same numbers in another order differ by some rounding.
    let least = sum - 1e-12 * counted.reduce(0) { $0 + $1.magnitude }
    let half = counted.startIndex + counted.count / 2
    let second = sums(counted[half...], from: 0).sorted()
    let first = sums(counted[..<half], from: 0)
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

  private mutating func sampled(_ differences: [Double], _ least: Double) -> Double {
    var sums = [Double](repeating: 0, count: Self.draws)
    for (block, start) in stride(from: 0, to: differences.count, by: 32).enumerated() {
      let signs = signs(ofBlock: block)
      let bytes = (0..<4).map { Self.table(differences.dropFirst(start + 8 * $0).prefix(8)) }
      for draw in sums.indices {
        let word = Int(signs[draw])
        sums[draw] +=
          bytes[0][word & 255] + bytes[1][word >> 8 & 255] + bytes[2][word >> 16 & 255]
          + bytes[3][word >> 24]
      }
    }
    return Double(1 + sums.count { $0.magnitude >= least }) / Double(1 + Self.draws)
  }

  /// The sums of up to eight differences by the signs that the bits of a byte stand for.
  private static func table(_ differences: ArraySlice<Double>) -> [Double] {
    (0..<256).map { byte in
      zip(0..., differences).reduce(0) { $0 + (byte >> $1.0 & 1 == 0 ? $1.1 : -$1.1) }
    }
  }

  /// The signs of 32 differences in each random pattern.
  private mutating func signs(ofBlock block: Int) -> [UInt32] {
    if block < blocks.count { return blocks[block] }
    var stream = RandomStream(seed: Self.seed, purpose: .statistics, index: UInt64(block))
    let signs = (0..<Self.draws).map { _ in stream.nextWord() }
    if block < Self.keptBlocks { blocks.append(signs) }
    return signs
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
