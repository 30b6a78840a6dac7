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
    // The greatest last loss of the decreasing subsequences of each length: these losses decrease.
    var ends: [Double] = []
    var (start, end, longest) = (0, 0, 1)
    for (index, loss) in losses.enumerated() where !loss.isNaN {
      let place = countAbove(loss, in: ends)
      if place < ends.count { ends[place] = loss } else { ends.append(loss) }
      if place + 1 > longest { (start, end, longest) = (index - place - 1, index, place + 1) }
    }
    let width = Double(end - start) / 3
    let index = start + Int(width) + Int(width / 2)
    return points.rates[index < 0 ? index + losses.count : index]
  }

  /// How many of some decreasing numbers are above a number.
  private static func countAbove(_ number: Double, in numbers: [Double]) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] > number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
