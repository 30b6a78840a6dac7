/// What the middle of some numbers is, and their least, without those that are none.
enum Middle {
  /// The median: the mean of the two in the middle where there are as many below as above; nil if
  /// there is no number.
  static func median(_ numbers: [Double]) -> Double? {
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return nil }
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    // Halved first: their sum may be beyond all numbers. Of an infinite one there is no middle.
    return low == high || high == .infinity ? high : low * 0.5 + high * 0.5
  }

  /// The least; nil if there is no number.
  static func least(_ numbers: some Sequence<Double>) -> Double? {
    numbers.lazy.filter { !$0.isNaN }.min()
  }

  /// The mean, which is not a number where one of them is none.
  static func mean(_ numbers: some Collection<Double>) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }
}
