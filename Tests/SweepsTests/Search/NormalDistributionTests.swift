import Testing

@testable import Sweeps

@Suite struct NormalDistributionTests {
  // From scipy.stats.norm.ppf.
  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.001, -3.090232306167813),
    (0.3, -0.5244005127080409), (0.5, 0.0), (0.9, 1.2815515655446004),
    (1 - 1e-10, 6.361340889697422),
  ])
  func `quantiles are SciPy's`(_ probability: Double, _ expected: Double) {
    // Near 1 the probability itself has few digits.
    let tolerance = 1e-13 * max(1, abs(expected)) + (probability > 0.999 ? 1e-7 : 0)
    #expect(abs(NormalDistribution.quantile(probability) - expected) <= tolerance)
  }

  @Test func `no probability and all of it are at the ends`() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
  }

  // From scipy.stats.truncnorm.ppf.
  @Test(arguments: [
    (0.5, -1.0, 2.0, 0.17116391801782482), (0.001, -8, 0, -3.290526731491545),
    (0.999, 0, 3, 2.902912745667319), (0.25, -0.1, 0.2, -0.025209199932949893),
  ])
  func `quantiles between two ends are SciPy's`(
    _ share: Double, _ low: Double, _ high: Double, _ expected: Double
  ) {
    #expect(abs(NormalDistribution.quantile(share, between: low, high) - expected) < 1e-13)
  }

  @Test func `tails keep their digits`() {
    // exp of scipy.stats.norm.logcdf(−8), in either tail.
    let expected = 6.220960574271819e-16
    #expect(abs(NormalDistribution.between(-40, -8) / expected - 1) < 1e-12)
    #expect(abs(NormalDistribution.between(8, 40) / expected - 1) < 1e-12)
    #expect(NormalDistribution.between(-1, 1) == 1 - 2 * NormalDistribution.below(-1))
  }
}
