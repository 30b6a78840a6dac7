internal import RealModule

/// The expectation of max(0, z + a standard normal number), by its logarithm.
///
///     log(z · Φ(z) + φ(z))     for z < −25 by its asymptotic series, where both terms cancel
///
/// Source: Ament et al., "Unexpected improvements to expected improvement", 2023, arXiv:2310.20708.
enum LogImprovement {
  /// The logarithm at z.
  static func value(_ z: Double) -> Double {
    guard z < -25 else {
      return .log(z * NormalDistribution.below(z) + NormalDistribution.density(z))
    }
    let square = 1 / (z * z)
    let series = 1 - square * (3 - square * (15 - square * 105))
    return -z * z / 2 - .log((2 * .pi).squareRoot()) + .log(square * series)
  }

  /// Φ(z) and φ(z), each divided by the expectation: the derivatives by mean and spread.
  static func ratios(_ z: Double) -> (below: Double, density: Double) {
    guard z < -25 else {
      let (below, density) = (NormalDistribution.below(z), NormalDistribution.density(z))
      let expectation = z * below + density
      return (below / expectation, density / expectation)
    }
    return (-z - 2 / z, z * z + 3)
  }
}
