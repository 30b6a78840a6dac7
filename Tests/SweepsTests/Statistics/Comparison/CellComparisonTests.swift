import Testing

@testable import Sweeps

@Suite struct CellComparisonTests {
  private func seeded(_ values: [Double], from seed: Int = 0) -> [SeededValue] {
    values.enumerated().map { SeededValue(seed: seed + $0, value: $1) }
  }

  private func compare(
    _ cell: [SeededValue], _ best: [SeededValue], isGreaterBetter: Bool = true
  ) -> CellComparison? {
    var draws = ComparisonDraws()
    return CellComparison(of: cell, with: best, isGreaterBetter: isGreaterBetter, &draws)
  }

  private func expectEqual(_ value: Double, _ expected: Double) {
    #expect(abs(value - expected) <= 1e-11 * abs(expected), "\(value) is not \(expected)")
  }

  private let best = [0.91, 0.93, 0.92, 0.95, 0.94, 0.90, 0.93, 0.96]
  private let cell = [0.90, 0.91, 0.92, 0.92, 0.93, 0.88, 0.93, 0.92]

  @Test func `cells of the same seeds are compared by pairs`() throws {
    let found = try #require(compare(seeded(cell), seeded(best)))
    #expect(found.test == .signFlip && found.count == 8)
    // SciPy 1.17: stats.ttest_rel(cell, best).confidence_interval().
    expectEqual(found.difference, -0.01625)
    expectEqual(found.deviation, 0.014078859531733566)
    expectEqual(found.interval.lowerBound, -0.028020221121215112)
    expectEqual(found.interval.upperBound, -0.004479778878784833)
    // Six differences have one sign and two are 0: 2 · 2² of 2⁸ patterns.
    #expect(found.p == 8.0 / 256 && found.leastP == 2.0 / 256)
    #expect(found.probability == 7.0 / 8)
    // (2.8 · 0.014079/0.01625)² = 5.88.
    #expect(found.neededCount == 6)
    let other = try #require(compare(seeded(cell), seeded(best), isGreaterBetter: false))
    #expect(other.probability == 1.0 / 8 && other.p == found.p)
  }

  @Test func `seeds that one lacks are left out`() throws {
    let few = [0, 2, 3, 5, 7].map { SeededValue(seed: $0, value: cell[$0]) }
    let found = try #require(compare(few + seeded([0.5], from: 20), seeded(best)))
    #expect(found.test == .signFlip && found.count == 5 && found.leastP == 0.0625)
    expectEqual(found.difference, -0.02)
    #expect(found.p == 4.0 / 32)
  }

  // SciPy 1.17: stats.ttest_ind(x, y, equal_var=False), and mannwhitneyu(y, x).statistic/(n m).
  static let unpaired:
    [(x: [Double], y: [Double], p: Double, interval: (Double, Double), u: Double)] = [
      (
        [1, 2, 4, 3, 7], [5, 6, 8, 5], 0.0777973675482257, (-5.58220228871564, 0.38220228871563977),
        0.85
      ),
      (
        [0.1, 0.12, 0.11], [0.2, 0.9, 0.4, 0.5, 0.1, 0.12], 0.09058871565156155,
        (-0.5792780890119702, 0.059278089011970014), 0.8333333333333334
      ),
    ]

  @Test(arguments: unpaired)
  func `cells without common seeds are compared by Welch's test`(
    _ x: [Double], _ y: [Double], _ p: Double, _ interval: (Double, Double), _ u: Double
  ) throws {
    let found = try #require(compare(seeded(x), seeded(y, from: 100)))
    #expect(found.test == .welch && found.count == min(x.count, y.count) && found.leastP == 0)
    #expect(found.bootstrap == nil)
    expectEqual(found.p, p)
    expectEqual(found.interval.lowerBound, interval.0)
    expectEqual(found.interval.upperBound, interval.1)
    expectEqual(found.probability, u)
    let other = try #require(compare(seeded(x), seeded(y, from: 100), isGreaterBetter: false))
    expectEqual(other.probability, 1 - u)
  }

  /// x is k·37 mod 23 + shift for k < n, y is (k·29 mod 19)·spread/4 for k < m; the rest is SciPy's.
  struct WelchCase {
    let (n, m, spread, shift): (Int, Int, Int, Int)
    let (p, low, high, u): (Double, Double, Double, Double)
  }

  // The output of .ci/statistics-oracles (SciPy 1.17).
  static let welch = [
    WelchCase(
      n: 2, m: 2, spread: 1, shift: 3, p: 0.4249901233189085, low: -69.76422164276904,
      high: 87.26422164276904, u: 1),
    WelchCase(
      n: 2, m: 9, spread: 4, shift: 1, p: 0.8425342718680137, low: -68.91321698155761,
      high: 72.46877253711315, u: 0.5833333333333334),
    WelchCase(
      n: 3, m: 12, spread: 16, shift: -5, p: 0.002873424394479049, low: -45.280583419164365,
      high: -12.05274991416897, u: 0.09722222222222222),
    WelchCase(
      n: 5, m: 5, spread: 1, shift: 0, p: 0.06402566028610222, low: -0.7631848796064222,
      high: 17.563184879606425, u: 0.82),
    WelchCase(
      n: 6, m: 17, spread: 64, shift: 9, p: 4.310889026801751e-05, low: -163.94107439090917,
      high: -72.78441580516926, u: 0.08823529411764706),
    WelchCase(
      n: 30, m: 4, spread: 2, shift: 2, p: 0.0007161029410701089, low: 5.457333950753287,
      high: 14.175999382580045, u: 0.9041666666666667),
    WelchCase(
      n: 40, m: 60, spread: 3, shift: 1, p: 4.998631760743413e-05, low: 2.8493687537737684,
      high: 7.650631246226233, u: 0.7264583333333333),
  ]

  @Test(arguments: welch)
  func `Welch's test holds for any sizes and spreads`(_ each: WelchCase) throws {
    let x = (0..<each.n).map { Double($0 * 37 % 23 + each.shift) }
    let y = (0..<each.m).map { Double($0 * 29 % 19 * each.spread) / 4 }
    let found = try #require(compare(seeded(x), seeded(y, from: 1000), isGreaterBetter: false))
    #expect(found.test == .welch && found.count == min(each.n, each.m))
    // Sums in another order than SciPy's differ by some units of the last digit, p by more.
    expectEqual(found.p, each.p)
    expectEqual(found.interval.lowerBound, each.low)
    expectEqual(found.interval.upperBound, each.high)
    expectEqual(found.probability, each.u)
  }

  // A few pairs would leave out most values: 4 of 8 are too few, 5 of 8 are not.
  @Test func `cells are paired where most of the smaller one has a pair`() throws {
    let others = (4..<12).map { SeededValue(seed: $0, value: best[$0 - 4]) }
    let found = try #require(compare(seeded(cell), others))
    #expect(found.test == .welch && found.count == 8)
    let nearer = (3..<11).map { SeededValue(seed: $0, value: best[$0 - 3]) }
    #expect(compare(seeded(cell), nearer)?.count == 5)
    #expect(compare(seeded(cell), nearer)?.test == .signFlip)
    #expect(compare(seeded(Array(cell.prefix(2))), seeded(best))?.test == .signFlip)
  }

  @Test func `what cannot be tested is not compared`() {
    #expect(compare(seeded([1]), seeded([2])) == nil)
    #expect(compare(seeded([1, 2]), seeded([2], from: 5)) == nil)
    #expect(compare(seeded([1, 1]), seeded([2, 2, 2], from: 5)) == nil)
    #expect(compare(seeded([1, 1]), seeded([2, 2, 2]))?.p == 0.5)
    #expect(compare(seeded([1, 1]), seeded([1, 1]))?.p == 1)
  }

  @Test func `differences that are equal but for their rounding count as equal`() throws {
    // 0.3 − 0.1 is 0.19999999999999998, and 0.9 − 0.7 is 0.20000000000000007.
    let found = try #require(compare(seeded([0.1, 0.7, 0.5]), seeded([0.3, 0.9, 0.3])))
    // Sums are ±0.2 or ±0.6, all of which are as far from 0 as −0.2 is.
    #expect(found.p == 1)
  }

  @Test func `no difference needs no number of seeds`() throws {
    let found = try #require(compare(seeded([1, 2, 3]), seeded([1, 3, 2])))
    #expect(found.difference == 0 && found.neededCount == nil)
  }
}
