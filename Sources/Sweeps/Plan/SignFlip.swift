/// The exact test of paired differences by their signs.
enum SignFlip {
  /// The most differences whose patterns are all looked at; of more, the last ones count.
  static let most = 20

  /// The share of all patterns of signs under which the mean of differences is at least as great.
  static func oneSided(_ differences: [Double]) -> Double {
    let sizes = differences.suffix(most).map(\.magnitude)
    let observed = differences.suffix(most).reduce(0, +)
    // Sums of the same numbers in another order differ by some rounding.
    let least = observed - 1e-12 * sizes.reduce(0, +)
    var count = 0
    func walk(_ index: Int, _ sum: Double) {
      guard index < sizes.count else {
        if sum >= least { count += 1 }
        return
      }
      walk(index + 1, sum + sizes[index])
      walk(index + 1, sum - sizes[index])
    }
    walk(0, 0)
    return Double(count) / Double(1 << sizes.count)
  }
}
