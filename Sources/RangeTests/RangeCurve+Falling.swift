extension RangeCurve {
  /// Whether each loss is below all losses before it; not the first.
  public var newLows: [Bool] {
    // What is not a number is below nothing.
    var least = losses.first.flatMap { $0.isNaN ? nil : $0 } ?? .infinity
    return losses.enumerated().map { index, loss in
      if index > 0, loss < least {
        least = loss
        return true
      }
      return false
    }
  }

  /// From the first to the last value at which the loss was below all losses before it; nil where there is none.
  public var fallingPart: ClosedRange<Double>? {
    let lows = zip(rates, newLows).filter(\.1).map(\.0)
    guard let first = lows.first, let last = lows.last else { return nil }
    return first...last
  }
}
