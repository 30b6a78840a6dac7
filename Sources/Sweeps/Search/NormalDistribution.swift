internal import RealModule

/// The standard normal distribution.
enum NormalDistribution {
  /// The density at a number.
  static func density(_ x: Double) -> Double { .exp(-x * x / 2) / (2 * .pi).squareRoot() }

  /// The probability of less than a number.
  static func below(_ x: Double) -> Double { .erfc(-x / 2.squareRoot()) / 2 }

  /// The probability of a number between two, precise in both tails.
  static func between(_ low: Double, _ high: Double) -> Double {
    if low > 0 { return below(-low) - below(-high) }
    return high < 0 ? below(high) - below(low) : 1 - below(low) - below(-high)
  }

  /// The number below which a probability lies.
  static func quantile(_ probability: Double) -> Double {
    guard probability <= 0.5 else { return -quantile(1 - probability) }
    guard probability > 0 else { return -.infinity }
    // Abramowitz and Stegun 26.2.23, then two of Halley's steps for the rest of the digits.
    let t = (-2 * Double.log(probability)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    var x = above / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
    for _ in 0..<2 {
      let step = (below(x) - probability) / density(x)
      guard step.isFinite else { return x }
      x -= step / (1 + x * step / 2)
    }
    return x
  }

  /// The number at a share of the distribution between `low` ≤ 0 and `high` ≥ 0.
  static func quantile(_ share: Double, between low: Double, _ high: Double) -> Double {
    let (left, right) = (below(low), below(-high))
    let mass = 1 - left - right
    let probability = left + share * mass
    let x = probability < 0.5 ? quantile(probability) : -quantile(right + (1 - share) * mass)
    return min(max(x, low), high)
  }
}
