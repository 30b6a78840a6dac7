import Testing

@testable import Sweeps

@Suite struct SignFlipTests {
  // Every pattern counted in exact arithmetic by .ci/statistics-oracles.
  static let exact: [(differences: [Double], count: Int)] = [
    ([1, 2, 3, -1], 6),
    ([0.1, 0.2, 0.3, 0.25, 0.05, 0.15, 0.02, 0.4], 2),
    ([0.01, -0.02, 0.03, 0, 0.01, 0.01, -0.01], 84),
    ([0.5, -0.5, 0.25], 8),
    ([7, -3, 5, 2, -1, 4, 6, -2, 3, 1, 8, -4], 426),
  ]

  @Test(arguments: exact)
  func `up to twenty differences have the share of all patterns`(
    _ differences: [Double], _ count: Int
  ) {
    var test = SignFlipTest()
    let patterns = Double(1 << differences.count)
    #expect(test.p(differences, rounding: 1e-14) == Double(count) / patterns)
    #expect(test.p(differences.map { -$0 }, rounding: 1e-14) == Double(count) / patterns)
    #expect(test.p(differences.reversed(), rounding: 1e-14) == Double(count) / patterns)
    // The sum of each is positive, and none is 0, so that each side has half of the patterns.
    #expect(test.oneSided(differences) == Double(count / 2) / patterns)
    #expect(test.oneSided(differences.map { -$0 }) >= 1 - Double(count / 2) / patterns)
  }

  private func differences(_ count: Int) -> [Double] {
    (0..<count).map { Double($0 * 37 % 23 - 9) }
  }

  @Test func `twenty are counted, and more are drawn`() {
    var test = SignFlipTest()
    #expect(test.p(differences(20), rounding: 0) == 209160.0 / 1_048_576)
    // Of 10,000 draws a share deviates by some hundredths of it.
    let p = 5_066_508.0 / 16_777_216
    let found = test.p(differences(24), rounding: 0)
    #expect(abs(found - p) < 0.04 * p && found != p)
    #expect(test.p(differences(24), rounding: 0) == found)
    var other = SignFlipTest()
    #expect(other.p(differences(24), rounding: 0) == found)
  }

  @Test func `many differences draw signs that are independent of one another`() {
    // Of equal ones, the sum is binomial: p = P(|B − n/2| ≥ k/2) for a sum of k. With n = 300 and
    // k = 30, SciPy's binom gives 0.0939 (2 · binom.cdf(135, 300, 0.5)).
    var test = SignFlipTest()
    let differences = (0..<300).map { $0 % 20 < 11 ? 1.0 : -1.0 }
    #expect(differences.reduce(0, +) == 30)
    #expect(abs(test.p(differences, rounding: 1e-9) - 0.0939) < 0.004)
    let single = (0..<300).map { Double($0) + 1 }
    #expect(test.p(single, rounding: 0) == SignFlipTest.leastP(300))
    #expect(test.p(single + [0, 0], rounding: 0) == SignFlipTest.leastP(300))
  }

  // Of the numbers 1 … n, some of which are negative: the share of all patterns, which
  // .ci/statistics-oracles counts.
  static let tails: [(count: Int, minus: [Int], p: Double)] = [
    (30, [0, 1, 2], 28.0 / 0x1p30), (30, [3, 8], 176.0 / 0x1p30),
    (40, [4, 20, 22, 30, 31], 23_142_262.0 / 0x1p40),
    (60, Array(stride(from: 0, to: 60, by: 7)), 342_389_622_310.0 / 0x1p60),
  ]

  @Test(arguments: tails)
  func `small shares of many differences have digits, too`(
    _ count: Int, _ minus: [Int], _ p: Double
  ) {
    var test = SignFlipTest()
    let differences = (0..<count).map { minus.contains($0) ? -Double($0 + 1) : Double($0 + 1) }
    let found = test.p(differences, rounding: 0)
    #expect(abs(found - p) < 0.1 * p, "\(found) is not \(p)")
    // Which are all counted, whatever their places are; each side has a half.
    let half = test.oneSided(differences)
    #expect(abs(half - p / 2) < 0.05 * p)
    #expect(abs(test.oneSided(differences.reversed()) - p / 2) < 0.05 * p)
    #expect(test.oneSided(differences.map { -$0 }) > 0.99)
  }

  // seeing.md, which is 2/2ⁿ.
  @Test(arguments: [
    (1, 1), (2, 0.5), (3, 0.25), (4, 0.125), (5, 0.0625), (6, 0.03125), (7, 0.015625),
    (8, 0.0078125),
  ])
  func `the least p is that of differences of one sign`(_ count: Int, _ p: Double) {
    var test = SignFlipTest()
    #expect(SignFlipTest.leastP(count) == p)
    #expect(test.p([Double](repeating: 0.1, count: count), rounding: 1e-15) == p)
  }

  @Test func `no difference is none`() {
    var test = SignFlipTest()
    #expect(test.p([], rounding: 0) == 1 && test.p([0, 0, 0], rounding: 0) == 1)
    #expect(test.p([0.1, -0.1], rounding: 0) == 1)
  }
}
