import Testing

@testable import Sweeps

@Suite struct BestComparisonTests {
  // By hand: 4 · 0.005, 3 · 0.01, 2 · 0.03, and 0.04 is raised to the one before it.
  @Test func `Holm's adjustment goes down by rank and never back`() {
    let adjusted = HolmAdjustment.adjusted([0.01, 0.04, nil, 0.03, 0.005])
    let expected = [0.03, 0.06, nil, 0.06, 0.02]
    for (value, expected) in zip(adjusted, expected) {
      #expect((value == nil) == (expected == nil))
      #expect(abs((value ?? 0) - (expected ?? 0)) < 1e-15)
    }
    #expect(HolmAdjustment.adjusted([0.7, 0.6]) == [1, 1])
    #expect(HolmAdjustment.adjusted([nil, nil]) == [nil, nil])
  }

  private func seeded(_ values: [Double]) -> [SeededValue] {
    values.enumerated().map { SeededValue(seed: $0, value: $1) }
  }

  // A cell that is worse than the best for each seed, and one that varies about it.
  private func cells(_ count: Int) -> [[SeededValue]] {
    [
      seeded((0..<count).map { Double($0) }),
      seeded((0..<count).map { Double($0) - 1 - Double($0 % 2) / 4 }),
      seeded((0..<count).map { Double($0) + ($0 % 2 == 0 ? 0.5 : -0.75) }),
      [],
    ]
  }

  @Test func `those that cannot be told from the best have an adjusted p above the level`() throws {
    let found = BestComparison(cells(8), best: 0, isGreaterBetter: true)
    #expect(found.count == 2 && found.comparisons[0] == nil && found.comparisons[3] == nil)
    #expect(found.adjusted[1] == 2.0 / 128)
    #expect((0..<4).map(found.isUndistinguished) == [false, false, true, false])
    #expect((0..<4).map(found.hasTooFew) == [false, false, false, false])
    #expect(found.neededSeeds(1) == nil)
    // δ = −0.125 and sd = 0.625·√(8/7): (2.8 · sd/δ)² is 224 by hand, of which there are 8.
    #expect(found.neededSeeds(2) == 216)
  }

  @Test func `five seeds are too few for any p below the level`() {
    let one = BestComparison(Array(cells(5).prefix(2)), best: 0, isGreaterBetter: true)
    #expect(one.fewestSeeds == 6 && one.adjusted[1] == 0.0625)
    #expect(one.isUndistinguished(1) && one.hasTooFew(1) && one.neededSeeds(1) == 1)
    let six = BestComparison(Array(cells(6).prefix(2)), best: 0, isGreaterBetter: true)
    #expect(six.adjusted[1] == 0.03125 && !six.isUndistinguished(1) && !six.hasTooFew(1))
  }

  @Test func `the more cells are compared, the more seeds are the fewest`() {
    // m · 2^(1 − n) < 0.05: m = 2 takes 7, m = 10 takes 9.
    #expect(BestComparison(cells(6), best: 0, isGreaterBetter: true).fewestSeeds == 7)
    #expect(BestComparison(cells(6), best: 0, isGreaterBetter: true).hasTooFew(1))
    let many = cells(9)[0...0] + [[SeededValue]](repeating: cells(9)[1], count: 10)
    let found = BestComparison(Array(many), best: 0, isGreaterBetter: true)
    #expect(found.count == 10 && found.fewestSeeds == 9)
    #expect((1...10).allSatisfy { !found.isUndistinguished($0) })
    #expect(found.adjusted[5] == 10.0 / 256)
  }

  @Test func `many comparisons of many seeds are told apart all the same`() {
    // 6,000 · 2⁻¹⁷ < 0.05 ≤ 6,000 · 2⁻¹⁶.
    #expect(BestComparison.fewestSeeds(comparisons: 6000) == 18)
    #expect(BestComparison.fewestSeeds(comparisons: 1_000_000_000_000) == 46)
    // One that shares its seeds with the best, and others that share none and differ less.
    let all = cells(24)
    let other = (0..<3).map { SeededValue(seed: 100 + $0, value: Double(10 + $0)) }
    let many = all[0...1] + [[SeededValue]](repeating: other, count: 5999)
    let found = BestComparison(Array(many), best: 0, isGreaterBetter: true)
    #expect(found.count == 6000 && found.fewestSeeds == 18)
    #expect(found.adjusted[1] == 6000 / 0x1p23)
    #expect(!found.isUndistinguished(1) && !found.hasTooFew(1))
  }

  // Of all 256 patterns 12 have a sum as great, and SciPy's BCa interval is [−5.125, 0.125]
  // (the resamples of .ci/statistics-oracles).
  @Test func `a cell whose bootstrap interval holds 0 is not told from the best`() throws {
    let best = seeded([Double](repeating: 10, count: 8))
    let cell = seeded([15, 4, 4, 6, 4, 8, 7, 4])
    let found = BestComparison([best, cell], best: 0, isGreaterBetter: true)
    #expect(found.adjusted[1] == 12.0 / 256)
    #expect(found.comparisons[1]?.bootstrap == -5.125...0.125)
    #expect(found.holdsZero(1) && found.isUndistinguished(1) && !found.hasTooFew(1))
    #expect(!BestComparison(cells(8), best: 0, isGreaterBetter: true).holdsZero(1))
  }
}
