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
