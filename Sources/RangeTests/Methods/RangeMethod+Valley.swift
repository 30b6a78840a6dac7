extension RangeMethod {
  /// A point in the longest valley of the losses (fastai's default).
  ///
  ///     E   the first end of a longest strictly decreasing subsequence, L its length, S = E − L
  ///     lr  at S + ⌊w⌋ + ⌊w/2⌋    w = (E − S)/3
  ///
  /// Losses that never fall have E = S = 0. An index below 0 counts from the end, as in Python.
  ///
  /// Source: fastai, `valley`.
  public static let valley = RangeMethod("valley", .fastai) { points throws(NoSuggestion) in
    try points.require(1)
    let losses = points.losses
    var lengths = [Int](repeating: 1, count: losses.count)
    var (start, end) = (0, 0)
    for index in losses.indices {
      for earlier in 0..<index where losses[index] < losses[earlier] {
        lengths[index] = max(lengths[index], lengths[earlier] + 1)
      }
      if lengths[end] < lengths[index] { (start, end) = (index - lengths[index], index) }
    }
    let width = Double(end - start) / 3
    let index = start + Int(width) + Int(width / 2)
    return points.rates[index < 0 ? index + losses.count : index]
  }
}
