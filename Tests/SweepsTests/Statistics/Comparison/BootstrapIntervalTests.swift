import Testing

@testable import Sweeps

@Suite struct BootstrapIntervalTests {
  private func expectEqual(_ value: Double, _ expected: Double) {
    #expect(abs(value - expected) <= 1e-11 * max(1, abs(expected)), "\(value) is not \(expected)")
  }

  // SciPy 1.17: bootstrap(method="BCa") of the resamples that .ci/statistics-oracles draws as we do. The
  // sums of the numbers are exact, so that no rounding decides which means are equal.
  static let intervals: [(numbers: [Double], low: Double, high: Double)] = [
    ([-0.5, -1, 0, -1.5, -0.5, -1, 0.25, -2], -1.28125, -0.3125),
    ([0.5, 1.25, -0.25, 3, 0.125, 0.75], 0.2877849533993917, 2.0416666666666665),
    ([1, 2], 1, 2),
    ((0..<24).map { Double($0 * 37 % 23 - 9) }, -1.0637193220764178, 4.307905433937511),
    ([Double](repeating: 0, count: 30) + [5], 0, 0.8064516129032258),
  ]

  @Test(arguments: intervals)
  func `the interval is SciPy's`(_ numbers: [Double], _ low: Double, _ high: Double) {
    var bootstrap = BootstrapInterval()
    // What was drawn for another number changes nothing.
    _ = bootstrap.interval([1, 2, 4])
    for _ in 0..<2 {
      let found = bootstrap.interval(numbers)
      expectEqual(found.lowerBound, low)
      expectEqual(found.upperBound, high)
    }
  }

  @Test(arguments: [1e-110, 1e105])
  func `the unit of the numbers changes nothing`(_ unit: Double) {
    var bootstrap = BootstrapInterval()
    let one = bootstrap.interval([1, 3, -1, 4])
    let other = bootstrap.interval([1, 3, -1, 4].map { $0 * unit })
    #expect(abs(other.lowerBound / unit - one.lowerBound) < 1e-9)
    #expect(abs(other.upperBound / unit - one.upperBound) < 1e-9)
  }

  @Test func `equal numbers have no width`() {
    var bootstrap = BootstrapInterval()
    #expect(bootstrap.interval([0.25, 0.25, 0.25]) == 0.25...0.25)
  }

  // All means lie above 0.5 (the share below is 0, and would have the quantile −∞).
  @Test func `a mean below all of its resamples has an interval`() {
    let found = BootstrapInterval.interval([0, 1], means: [0.625, 0.75, 0.875])
    #expect(found.lowerBound.isFinite && found.upperBound.isFinite)
    #expect(found.lowerBound >= 0.625 && found.upperBound <= 0.875)
  }
}
