/// The cells of a sweep compared with the best of them, one by one.
package struct BestComparison: Sendable, Equatable {
  /// Below which p a difference counts as found.
  package static let level = 0.05

  /// The place of the best cell.
  package let best: Int
  /// How each cell compares with the best; nil for the best, and where there is nothing to test.
  package let comparisons: [CellComparison?]
  /// The p of each comparison, adjusted by Holm for their number.
  package let adjusted: [Double?]

  /// How many cells were compared with the best.
  package let count: Int
  /// The fewest seeds of which any pairs can have an adjusted p below the level.
  ///
  /// Six where one cell is compared with the best, since 2 · 2⁻⁵ is above 0.05.
  package let fewestSeeds: Int

  /// Compares cells with one of them.
  ///
  /// - Parameters:
  ///   - cells: The values of each cell in the order of their seeds; empty for those that are not
  ///     to be compared.
  ///   - best: The place of the best.
  ///   - isGreaterBetter: Whether more is better.
  package init(_ cells: [[SeededValue]], best: Int, isGreaterBetter: Bool) {
    var draws = ComparisonDraws()
    self.best = best
    let comparisons = cells.indices.map { cell -> CellComparison? in
      guard cell != best, !cells[cell].isEmpty else { return nil }
      return CellComparison(
        of: cells[cell], with: cells[best], isGreaterBetter: isGreaterBetter, &draws)
    }
    adjusted = HolmAdjustment.adjusted(comparisons.map { $0?.p })
    let count = comparisons.count { $0 != nil }
    fewestSeeds = Self.fewestSeeds(comparisons: count)
    (self.comparisons, self.count) = (comparisons, count)
  }

  /// The fewest seeds of which any pairs can have an adjusted p below the level in so many comparisons.
  package static func fewestSeeds(comparisons: Int) -> Int {
    var count = 2
    while Double(max(1, comparisons)) * SignFlipTest.leastP(count) >= level { count += 1 }
    return count
  }

  /// Whether a cell was compared with the best and cannot be told from it: by its adjusted p, or because
  /// its bootstrap interval holds 0.
  package func isUndistinguished(_ cell: Int) -> Bool {
    adjusted[cell].map { $0 >= Self.level } ?? false || holdsZero(cell)
  }

  /// Whether the bootstrap interval of a cell that was compared holds 0.
  package func holdsZero(_ cell: Int) -> Bool {
    comparisons[cell]?.bootstrap?.contains(0) ?? false
  }

  /// Whether a cell has too few seeds for any p below the level, however much it differs.
  package func hasTooFew(_ cell: Int) -> Bool {
    comparisons[cell].map { Double(count) * $0.leastP >= Self.level } ?? false
  }

  /// How many more seeds of a cell and the best would tell them apart, if they differ as they seem
  /// to; nil where they are told apart, or no number would.
  package func neededSeeds(_ cell: Int) -> Int? {
    guard isUndistinguished(cell), let comparison = comparisons[cell],
      let needed = comparison.neededCount
    else { return nil }
    guard comparison.leastP > 0 else { return max(needed - comparison.count, 1) }
    return max(needed, fewestSeeds, comparison.count + 1) - comparison.count
  }
}
