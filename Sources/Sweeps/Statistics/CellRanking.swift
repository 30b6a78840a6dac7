/// The cells of a sweep, or of any other runs, by how good they are, and compared with the best.
package struct CellRanking: Sendable, Equatable {
  /// The values of each cell.
  package let values: [CellValues]
  /// What the values of each cell come to that count; nil where there are none.
  package let statistics: [CellStatistics?]
  /// The place of each cell from 1, the best first; nil without values.
  package let ranks: [Int?]
  /// The cells compared with the best; nil without any values.
  package let comparison: BestComparison?
  /// Whether more is better.
  package let isGreaterBetter: Bool

  /// Ranks cells.
  ///
  /// - Parameters:
  ///   - values: Those of each cell.
  ///   - isPartial: Which cells have fewer trials than they were to have.
  ///   - isGreaterBetter: Whether more is better.
  package init(_ values: [CellValues], isPartial: [Bool], isGreaterBetter: Bool) {
    let statistics = values.map(\.counted.statistics)
    let ranks = CellStatistics.ranks(
      statistics, tiers: Self.tiers(values, isPartial), isGreaterBetter: isGreaterBetter)
    comparison = ranks.firstIndex(of: 1).map { best in
      let compared = values.map { $0.phase == values[best].phase ? $0.counted.values : [] }
      return BestComparison(compared, best: best, isGreaterBetter: isGreaterBetter)
    }
    (self.values, self.statistics, self.ranks) = (values, statistics, ranks)
    self.isGreaterBetter = isGreaterBetter
  }

  /// The places of the cells that have values, the best first.
  package var ranked: [Int] {
    zip(ranks, ranks.indices).compactMap { rank, cell in rank.map { ($0, cell) } }
      .sorted { $0 < $1 }.map(\.1)
  }

  /// The cells that cannot be told from the best, by their ranks.
  package var undistinguished: [Int] {
    ranked.filter { comparison?.isUndistinguished($0) ?? false }
  }

  /// Cells that were confirmed come before those that were not, since the values of these chose
  /// them; among them come those first that have a value of each trial, and all their trials.
  private static func tiers(_ values: [CellValues], _ isPartial: [Bool]) -> [Int] {
    let isConfirmed = values.contains { $0.phase == .confirmed }
    return zip(values, isPartial).map { values, isPartial in
      (isConfirmed && values.phase == .searched ? 2 : 0)
        + (isPartial || values.counted.lacking > 0 ? 1 : 0)
    }
  }
}
