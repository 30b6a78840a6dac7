internal import RealModule

/// How the values of a cell differ from those of another, the best.
package struct CellComparison: Sendable, Equatable {
  /// How likely a difference is where there is none.
  package enum Test: String, Sendable, CaseIterable {
    /// Paired by seed: the exact sign-flip permutation test.
    case signFlip = "sign_flip"
    /// Of cells that share no seeds: Welch's t test.
    case welch
  }

  /// The test.
  package let test: Test
  /// How many pairs there are; without pairs, how many values the cell has that has fewer.
  package let count: Int
  /// The mean of the cell's values minus the best's.
  package let difference: Double
  /// The standard deviation of the difference of a pair.
  package let deviation: Double
  /// The 95 % t interval of the mean difference.
  package let interval: ClosedRange<Double>
  /// The 95 % bootstrap interval of the mean difference (BCa); nil without pairs.
  package let bootstrap: ClosedRange<Double>?
  /// The two-sided p of the test.
  package let p: Double
  /// The least p that the test can have of so many values.
  package let leastP: Double
  /// The share of the pairs in which the best is better than the cell, ties counting ½; without
  /// pairs, that of all pairs of a value of one and a value of the other.
  package let probability: Double

  /// Half the width of the interval.
  package var halfWidth: Double { (interval.upperBound - interval.lowerBound) / 2 }

  /// How many seeds a difference as large as this one takes to be found with a probability of 80 %;
  /// nil if there is none, or they cannot be counted.
  ///
  ///     n = ((1.96 + 0.84) · sd/δ)²
  package var neededCount: Int? {
    let ratio = (1.96 + 0.84) * deviation / difference
    return Int(exactly: (ratio * ratio).rounded(.up))
  }

  /// Compares a cell with the best: by pairs of the same seed where there are two or more and most
  /// values of the smaller one have a pair, or else by Welch's test.
  ///
  /// - Returns: nil where there is nothing to test: fewer than two pairs, or fewer than two values of
  ///   one, or values that do not vary.
  init?(
    of cell: [SeededValue], with best: [SeededValue], isGreaterBetter: Bool,
    _ draws: inout ComparisonDraws
  ) {
    let pairs = Self.pairs(cell, best)
    // A few shared seeds would leave out most of what was measured.
    if pairs.count >= 2, 2 * pairs.count > min(cell.count, best.count) {
      self.init(pairs: pairs, isGreaterBetter, &draws)
    } else {
      self.init(
        of: cell.map(\.value), withUnpaired: best.map(\.value), isGreaterBetter)
    }
  }

  private init(
    pairs: [(own: Double, best: Double)], _ isGreaterBetter: Bool,
    _ draws: inout ComparisonDraws
  ) {
    let differences = pairs.map { $0.own - $0.best }
    test = .signFlip
    count = pairs.count
    let (mean, deviation) = differences.moments
    (difference, self.deviation) = (mean, deviation)
    let half = StudentT.limit95(degrees: count - 1) * deviation / Double(count).squareRoot()
    interval = mean - half...mean + half
    // Each difference is rounded by the values that it is of.
    let rounding = pairs.reduce(0) { $0 + 4 * max($1.own.magnitude, $1.best.magnitude).ulp }
    p = draws.signFlips.p(differences, rounding: rounding)
    bootstrap = draws.bootstrap.interval(differences)
    leastP = SignFlipTest.leastP(count)
    let halves = pairs.reduce(0) { $0 + Self.halves($1.best, $1.own, isGreaterBetter) }
    probability = Double(halves) / Double(2 * count)
  }

  /// Welch's test with the degrees of freedom of Welch and Satterthwaite.
  private init?(of cell: [Double], withUnpaired best: [Double], _ isGreaterBetter: Bool) {
    guard cell.count >= 2, best.count >= 2 else { return nil }
    let (own, other) = (cell.moments, best.moments)
    let (ownSquare, otherSquare) = (
      own.deviation * own.deviation / Double(cell.count),
      other.deviation * other.deviation / Double(best.count)
    )
    let square = ownSquare + otherSquare
    guard square > 0 else { return nil }
    test = .welch
    count = min(cell.count, best.count)
    difference = own.mean - other.mean
    deviation = Double.hypot(own.deviation, other.deviation)
    let (ownShare, otherShare) = (ownSquare / square, otherSquare / square)
    let degrees =
      1
      / (ownShare * ownShare / Double(cell.count - 1)
        + otherShare * otherShare / Double(best.count - 1))
    let half = StudentT.quantile(0.975, degrees: degrees) * square.squareRoot()
    interval = difference - half...difference + half
    bootstrap = nil
    p = StudentT.outside(difference / square.squareRoot(), degrees: degrees)
    leastP = 0
    probability = Self.probability(of: best, over: cell, isGreaterBetter)
  }

  /// The values of seeds that both have, in the order of the seeds.
  private static func pairs(
    _ cell: [SeededValue], _ best: [SeededValue]
  ) -> [(own: Double, best: Double)] {
    var (pairs, place) = ([(own: Double, best: Double)](), 0)
    for own in cell {
      while place < best.count, best[place].seed < own.seed { place += 1 }
      guard place < best.count else { break }
      guard best[place].seed == own.seed else { continue }
      pairs.append((own.value, best[place].value))
      place += 1
    }
    return pairs
  }

  /// Two if a value is better than another, one if it is equal.
  private static func halves(_ value: Double, _ other: Double, _ isGreaterBetter: Bool) -> Int {
    value == other ? 1 : (value > other) == isGreaterBetter ? 2 : 0
  }

  /// Mann and Whitney's U over the number of all pairs.
  private static func probability(
    of best: [Double], over cell: [Double], _ isGreaterBetter: Bool
  ) -> Double {
    let sorted = cell.sorted()
    var (below, upTo, halves) = (0, 0, 0)
    for value in best.sorted() {
      while below < sorted.count, sorted[below] < value { below += 1 }
      while upTo < sorted.count, sorted[upTo] <= value { upTo += 1 }
      halves += isGreaterBetter ? below + upTo : 2 * sorted.count - below - upTo
    }
    return Double(halves) / Double(2 * best.count * cell.count)
  }
}

extension [Double] {
  /// The mean, and the standard deviation with n − 1, of at least two numbers.
  fileprivate var moments: (mean: Double, deviation: Double) {
    let statistics = CellStatistics(self)
    return (statistics?.mean ?? .nan, statistics?.deviation ?? .nan)
  }
}
