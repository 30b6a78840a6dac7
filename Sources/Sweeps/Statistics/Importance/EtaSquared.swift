/// The classical analysis of variance of a complete product: what share of the sum of squares is due
/// to each axis, to each pair of axes, and to the repeats.
///
///     η²(a)  = SS(a)/SS     SS(a)  = n·Π/|a| · Σ over levels i of a (m(i) − m)²
///     η²(ab) = SS(ab)/SS    SS(ab) = n·Π/(|a||b|) · Σ over i, j (m(ij) − m(i) − m(j) + m)²
///
/// m are means of cells' means, Π the number of cells, n the number of repeats and SS the sum of
/// squares of all values. Where cells have different numbers of values, n is their harmonic mean
/// (the analysis of unweighted means), and SS is n times that of the cells' means with that within
/// the cells. Levels with cells that have no value are left out, if at least half
/// the cells and two levels of each axis stay.
package struct EtaSquared {
  private let factors: [GridFactors.Factor]
  private let levels: [[Int]]
  private let means: [Double]
  private let mean: Double
  // The sum of squares that one cell's mean stands for.
  private let weight: Double
  private let squaresWithin: Double
  private let hasRepeats: Bool
  private let leftOut: Int

  /// The importance of the axes of a grid.
  ///
  /// - Parameters:
  ///   - grid: The grid.
  ///   - cells: The values of cells by their numbers.
  /// - Returns: A share for each axis, or for each set of axes that go in step.
  /// - Throws: `AxisImportanceError` where too many cells have no value, or nothing varies.
  package static func importance(
    of grid: Grid, _ cells: [(cell: Int, values: [Double])]
  ) throws(AxisImportanceError) -> AxisImportance {
    try EtaSquared(grid, cells).importance()
  }

  private init(
    _ grid: Grid, _ cells: [(cell: Int, values: [Double])]
  ) throws(AxisImportanceError) {
    let known = cells.compactMap { cell in
      CellStatistics(cell.values).map { (cell: cell.cell, statistics: $0) }
    }
    let all = GridFactors(grid)
    guard all.factors.contains(where: { $0.count > 1 }) else { throw .noAxes }
    let product = CompleteProduct(grid, all, having: Set(known.map(\.cell)))
    // An axis of which one value is left would seem not to matter.
    let hasLevels = zip(all.factors, product.counts).allSatisfy { $0.count < 2 || $1 >= 2 }
    guard hasLevels, 2 * product.cellCount >= grid.cellCount else {
      throw .incomplete(lacking: grid.cellCount - known.count, of: grid.cellCount)
    }
    let kept = known.compactMap { cell in
      product.places(of: cell.cell).map { (levels: $0, statistics: cell.statistics) }
    }
    leftOut = grid.cellCount - kept.count
    factors = zip(all.factors, product.counts).map { .init(axes: $0.axes, count: $1) }
    levels = kept.map(\.levels)
    means = kept.map(\.statistics.mean)
    mean = means.reduce(0, +) / Double(means.count)
    weight = Double(kept.count) / kept.reduce(0) { $0 + 1 / Double($1.statistics.count) }
    squaresWithin = kept.reduce(0) { sum, cell in
      let deviation = cell.statistics.deviation ?? 0
      return sum + deviation * deviation * Double(cell.statistics.count - 1)
    }
    hasRepeats = kept.contains { $0.statistics.count > 1 }
  }

  private func importance() throws(AxisImportanceError) -> AxisImportance {
    let between = weight * means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let total = between + squaresWithin
    let scale = means.map(\.magnitude).max() ?? 0
    // Means that differ by their rounding alone are equal.
    guard total > Double(means.count) * scale.ulp * scale.ulp * 16 else { throw .equalValues }
    let effects = factors.indices.map(effect)
    let own = effects.enumerated().map { factor, effect in
      squares(effect, each: means.count / factors[factor].count)
    }
    let pairs = pairs(effects)
    let rest = between - own.reduce(0, +) - pairs.reduce(0) { $0 + $1.squares }
    return AxisImportance(
      method: .etaSquared,
      axes: zip(factors, own).map { .init(axes: $0.axes, share: $1 / total) },
      pairs: pairs.map { .init(axes: $0.axes, share: $0.squares / total) },
      rest: max(0, rest) / total, error: hasRepeats ? squaresWithin / total : nil,
      count: means.count, leftOut: leftOut)
  }

  /// The sums of squares of pairs of factors with several levels.
  private func pairs(_ effects: [[Double]]) -> [(axes: [[Int]], squares: Double)] {
    let varied = factors.indices.filter { factors[$0].count > 1 }
    return varied.enumerated().flatMap { place, first in
      varied[(place + 1)...].map { second in
        ([factors[first].axes, factors[second].axes], squares(of: first, second, effects))
      }
    }
  }

  /// How far the mean of each level of a factor lies from the mean of all.
  private func effect(of factor: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: factors[factor].count)
    for (levels, cell) in zip(levels, means) { sums[levels[factor]] += cell - mean }
    let share = Double(factors[factor].count) / Double(means.count)
    return sums.map { $0 * share }
  }

  private func squares(of first: Int, _ second: Int, _ effects: [[Double]]) -> Double {
    let (rows, columns) = (factors[first].count, factors[second].count)
    var sums = [Double](repeating: 0, count: rows * columns)
    for (levels, cell) in zip(levels, means) {
      sums[levels[first] * columns + levels[second]] += cell - mean
    }
    let each = means.count / sums.count
    let beyond = sums.indices.map {
      sums[$0] / Double(each) - effects[first][$0 / columns] - effects[second][$0 % columns]
    }
    return squares(beyond, each: each)
  }

  /// The sum of squares of effects, each of which so many cells have.
  private func squares(_ effects: [Double], each count: Int) -> Double {
    weight * Double(count) * effects.reduce(0) { $0 + $1 * $1 }
  }
}
