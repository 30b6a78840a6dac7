internal import Randomness
internal import RealModule

/// The 95 % bootstrap interval of a mean, corrected for bias and acceleration (BCa).
///
///     z₀ = Φ⁻¹(share of the resampled means below the mean, of those that equal it a half)
///     a  = Σ(dₖ − d̄)³ / (6·(Σ(dₖ − d̄)²)^(3/2))
///     α± = Φ(z₀ + (z₀ ± 1.96)/(1 − a·(z₀ ± 1.96)))
///
/// The bounds are the quantiles α± of the resampled means, linear between two of them, as SciPy's
/// `bootstrap(method="BCa")` has them (Efron, "Better bootstrap confidence intervals", 1987). The
/// resamples of a number of differences are the same for all cells; the last are kept, so make one for
/// many cells.
struct BootstrapInterval {
  /// How many resamples there are.
  static let draws = 2000
  private static let seed: UInt64 = 0
  // What is kept takes 8 MB at most.
  private static let keptCount = 1000

  private var kept: (count: Int, places: [Int32])?

  /// The interval of the mean of at least two numbers.
  mutating func interval(_ numbers: [Double]) -> ClosedRange<Double> {
    Self.interval(numbers, means: means(numbers))
  }

  /// The interval from the means of resamples; of equal numbers, these.
  static func interval(_ numbers: [Double], means: [Double]) -> ClosedRange<Double> {
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let greatestDeviation = numbers.reduce(0) { max($0, ($1 - mean).magnitude) }
    // Their cubes are numbers whatever the unit.
    let deviations = numbers.map { greatestDeviation > 0 ? ($0 - mean) / greatestDeviation : 0 }
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    guard let least = means.min(), let greatest = means.max(), least < greatest, squares > 0 else {
      return mean...mean
    }
    let cubes = deviations.reduce(0) { $0 + $1 * $1 * $1 }
    let acceleration = cubes / (6 * squares * squares.squareRoot())
    // Sums of the same numbers in another order differ by some rounding.
    let rounding = 1e-13 * numbers.reduce(0) { $0 + $1.magnitude } / count
    let bias = Self.bias(of: means, mean, rounding)
    let sorted = means.sorted()
    func bound(_ z: Double) -> Double {
      let shifted = bias + z
      let level = NormalDistribution.below(bias + shifted / (1 - acceleration * shifted))
      return quantile(level, of: sorted)
    }
    let z = NormalDistribution.quantile(0.975)
    let (low, high) = (bound(-z), bound(z))
    return min(low, high)...max(low, high)
  }

  /// The normal quantile of the share of means below a number; finite even where none is.
  private static func bias(of means: [Double], _ mean: Double, _ rounding: Double) -> Double {
    let halves = means.reduce(0) { halves, found in
      halves + (found < mean - rounding ? 2 : found <= mean + rounding ? 1 : 0)
    }
    let most = 2 * means.count - 1
    return NormalDistribution.quantile(Double(min(max(halves, 1), most)) / Double(most + 1))
  }

  private static func quantile(_ level: Double, of sorted: [Double]) -> Double {
    let place = level * Double(sorted.count - 1)
    let lower = min(Int(place), sorted.count - 2)
    return sorted[lower] + (place - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }

  /// The means of as many numbers that are drawn among these, again and again.
  private mutating func means(_ numbers: [Double]) -> [Double] {
    let places = places(among: numbers.count)
    return (0..<Self.draws).map { draw in
      var sum = 0.0
      for place in draw * numbers.count..<(draw + 1) * numbers.count {
        sum += numbers[Int(places[place])]
      }
      return sum / Double(numbers.count)
    }
  }

  private mutating func places(among count: Int) -> [Int32] {
    if let kept, kept.count == count { return kept.places }
    // Streams of small indices are those of the sign-flip test.
    var stream = RandomStream(
      seed: Self.seed, purpose: .statistics, index: 1 << 32 | UInt64(count))
    let places = (0..<Self.draws * count).map { _ in Int32(stream.integer(below: count)) }
    if count <= Self.keptCount { kept = (count, places) }
    return places
  }
}
