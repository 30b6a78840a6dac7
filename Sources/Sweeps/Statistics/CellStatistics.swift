/// What the values of one cell's trials come to.
package struct CellStatistics: Sendable, Equatable {
  /// How many values there are.
  package let count: Int
  /// Their mean.
  package let mean: Double
  /// Their standard deviation with n − 1; nil of one value.
  package let deviation: Double?
  /// The 95 % t interval of the mean; nil of one value, and where it has no finite ends.
  package let interval: ClosedRange<Double>?
  /// The least and the greatest value.
  package let range: ClosedRange<Double>

  /// Sums up values that are finite; nil if there are none.
  package init?(_ values: [Double]) {
    guard let least = values.min(), let greatest = values.max() else { return nil }
    count = values.count
    range = least...greatest
    // Of equal values the mean is that very value, which a sum may round.
    let mean = least == greatest ? least : values.reduce(0, +) / Double(count)
    self.mean = mean
    guard count > 1 else {
      (deviation, interval) = (nil, nil)
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(count - 1)).squareRoot()
    let half = StudentT.limit95(degrees: count - 1) * deviation / Double(count).squareRoot()
    self.deviation = deviation
    // The squares of values beyond 1e154 have no number.
    interval = (mean + half).isFinite ? mean - half...mean + half : nil
  }

  /// The places of cells, from 1, the best first; equal means have one place.
  ///
  /// - Parameters:
  ///   - cells: What the cells come to; nil where there is no value.
  ///   - tiers: Cells of a greater tier come after those of a lesser, whatever their means are.
  ///   - isGreaterBetter: Whether more is better.
  /// - Returns: The place of each cell; nil for one without values.
  package static func ranks(
    _ cells: [CellStatistics?], tiers: [Int], isGreaterBetter: Bool
  ) -> [Int?] {
    func cost(_ cell: Int) -> (Int, Double) {
      let mean = cells[cell]?.mean ?? .infinity
      return (tiers[cell], isGreaterBetter ? -mean : mean)
    }
    let order = cells.indices.filter { cells[$0] != nil }
      .sorted { cost($0) < cost($1) || cost($0) == cost($1) && $0 < $1 }
    var ranks = [Int?](repeating: nil, count: cells.count)
    for (place, cell) in order.enumerated() {
      let isShared = place > 0 && cost(order[place - 1]) == cost(cell)
      ranks[cell] = isShared ? ranks[order[place - 1]] : place + 1
    }
    return ranks
  }
}
