internal import Randomness
internal import RealModule

/// How often random signs of many differences make their sum at least as great as some number.
///
/// Signs are drawn so that the expected sum is just that number, and patterns weigh by how much more
/// often they are drawn than with even signs (importance sampling, as in Siegmund, "Importance sampling
/// in the Monte Carlo study of sequential tests", 1976). So a small share has as many digits as a large
/// one:
///
///     P(sₖ = +1) = 1/(1 + exp(−2t·dₖ))                t such that Σ dₖ·tanh(t·dₖ) = least
///     share ≈ mean of [Σ sₖdₖ ≥ least] · exp(Σ log cosh(t·dₖ) − t·Σ sₖdₖ)
///
/// Two standard deviations of that are some three hundredths of a share. The random numbers are the
/// same for all differences; those that were drawn are kept, so make one for many cells.
struct TiltedSigns {
  /// How many patterns are drawn.
  static let draws = 10_000
  private static let seed: UInt64 = 0
  // Those of each difference take 40 kB; beyond some they are drawn anew.
  private static let keptColumns = 256

  private var columns: [[UInt32]] = []

  /// The share of all patterns of signs under which the sum of differences is at least some number.
  mutating func share(_ differences: [Double], atLeast least: Double) -> Double {
    let greatest = differences.reduce(0) { max($0, $1.magnitude) }
    guard greatest > 0 else { return least <= 0 ? 1 : 0 }
    // A power of two, so that sums which are equal stay so.
    let scale = greatest.binade
    let (scaled, least) = (differences.map { $0 / scale }, least / scale)
    let tilt = Self.tilt(scaled, towards: least)
    let logarithm = scaled.reduce(0) { $0 + Self.logCosh(tilt * $1) }
    let sum = sums(scaled, tilt).reduce(0) { sum, found in
      found < least ? sum : sum + Double.exp(logarithm - tilt * found)
    }
    return min(1, sum / Double(Self.draws))
  }

  /// The tilt at which the expected sum is some number; none where that is not above 0.
  private static func tilt(_ differences: [Double], towards sum: Double) -> Double {
    func expected(_ tilt: Double) -> Double {
      differences.reduce(0) { $0 + $1 * Double.tanh(tilt * $1) }
    }
    guard sum > 0 else { return 0 }
    var (low, high) = (0.0, 1.0)
    while expected(high) < sum, high < 1e6 { (low, high) = (high, 2 * high) }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if expected(middle) < sum { low = middle } else { high = middle }
    }
    return high
  }

  private static func logCosh(_ x: Double) -> Double {
    x.magnitude + Double.log(onePlus: Double.exp(-2 * x.magnitude)) - Double.log(2)
  }

  private mutating func sums(_ differences: [Double], _ tilt: Double) -> [Double] {
    var sums = [Double](repeating: 0, count: Self.draws)
    for (place, difference) in differences.enumerated() {
      let share = 1 / (1 + Double.exp(-2 * tilt * difference))
      let bound = UInt64(share * 0x1p32)
      let words = words(ofDifference: place)
      for draw in sums.indices {
        sums[draw] += UInt64(words[draw]) < bound ? difference : -difference
      }
    }
    return sums
  }

  private mutating func words(ofDifference place: Int) -> [UInt32] {
    if place < columns.count { return columns[place] }
    var stream = RandomStream(seed: Self.seed, purpose: .statistics, index: UInt64(place))
    let words = (0..<Self.draws).map { _ in stream.nextWord() }
    if place < Self.keptColumns { columns.append(words) }
    return words
  }
}
