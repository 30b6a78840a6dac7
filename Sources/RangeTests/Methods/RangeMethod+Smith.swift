extension RangeMethod {
  /// The rate at which the accuracy is at its height, before it falls or becomes ragged.
  ///
  /// Smith reads both ends of the range off the plot: the lower one where accuracy begins to rise, the
  /// upper one where it stops to. Here the accuracy is smoothed by a running median of a twentieth of the
  /// points, three at least. The upper end is the first rate at which that is greatest; the lower one
  /// the last rate before it with no more than a tenth of the rise.
  ///
  /// Source: Smith, 2015, arXiv:1506.01186, section 3.3.
  public static let smith = RangeMethod("smith", .none) { points throws(NoSuggestion) in
    try accuracyRange(in: points).upperBound
  }

  /// Both ends of the range that Smith reads.
  ///
  /// - Parameter points: A curve with accuracies.
  /// - Returns: The rates between which accuracy rises.
  /// - Throws: `NoSuggestion` where there is no accuracy, or where it never rises.
  public static func accuracyRange(
    in points: RangePoints
  ) throws(NoSuggestion) -> ClosedRange<Double> {
    guard let accuracies = points.accuracies else { throw NoSuggestion("no accuracy was measured") }
    try points.require(3)
    let smooth = medians(of: accuracies)
    let top = smooth.indices.reduce(0) { smooth[$1] > smooth[$0] ? $1 : $0 }
    let rise = smooth[top] - smooth[0]
    guard rise > 0 else { throw NoSuggestion("the accuracy never rises") }
    let foot = smooth[..<top].lastIndex { $0 <= smooth[0] + rise / 10 } ?? 0
    return points.rates[foot]...points.rates[top]
  }

  private static func medians(of numbers: [Double]) -> [Double] {
    let reach = max(1, numbers.count / 40)
    return numbers.indices.map { index in
      let near = numbers[max(0, index - reach)...min(numbers.count - 1, index + reach)].sorted()
      return near[(near.count - 1) / 2]
    }
  }
}
