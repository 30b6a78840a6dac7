internal import RealModule

/// PED-ANOVA: an axis is important if the best trials of a search are distributed along it otherwise
/// than all trials are.
///
///     importance = q² · α²/β · Σ over cells g of p(g)·(p*(g)/p(g) − 1)²
///
/// p is the smoothed distribution of all trials over the cells of an axis, p* that of the best tenth
/// (those as good as the last of them included), q the share of these of all; β and α are the shares
/// of all and of the best in which the axis is active. Importances are divided by their sum.
///
/// Sources: Watanabe, Bansal, Hutter, "PED-ANOVA", IJCAI 2023, arXiv:2304.10255; with conditions on
/// axes arXiv:2601.20800; Optuna 5, `PedAnovaImportanceEvaluator`, whose numbers these are.
package enum PedAnova {
  /// Below how many trials importances depend on few of the best.
  package static let fewTrials = 50
  /// The share of trials that are the best.
  private static let bestShare = 0.1
  /// The most cells of an axis of numbers.
  private static let cells = 50
  /// The fewest trials in which an axis must be active.
  private static let fewest = 2

  /// The importance of the axes of a search.
  ///
  /// - Parameters:
  ///   - space: The axes.
  ///   - trials: Where trials with a finite value were, and the value.
  ///   - direction: Which values are better.
  /// - Returns: A share for each axis of the space.
  /// - Throws: `AxisImportanceError` for fewer than two trials, or where all are equally good.
  package static func importance(
    of space: SearchSpace, _ trials: [(point: Point, value: Double)], _ direction: SearchDirection
  ) throws(AxisImportanceError) -> AxisImportance {
    guard space.scales.contains(where: { $0.onlyValue == nil }) else { throw .noAxes }
    guard trials.count >= 2 else { throw .tooFewTrials(trials.count) }
    let costs = trials.map { direction.cost(of: $0.value) }
    let place = Int((bestShare * Double(trials.count)).rounded(.up)) - 1
    let limit = costs.sorted()[place]
    let all = trials.map(\.point)
    let best = zip(all, costs).compactMap { point, cost in cost <= limit ? point : nil }
    guard best.count < all.count else { throw .equalValues }
    let found = space.scales.indices.map { divergence(of: $0, space.scales[$0], best, all) }
    let sum = found.reduce(0, +)
    guard sum > 0 else { throw .equalValues }
    return AxisImportance(
      method: .pedAnova, axes: found.enumerated().map { .init(axes: [$0], share: $1 / sum) },
      count: trials.count)
  }

  // The factor q² is common to all axes.
  private static func divergence(
    of axis: Int, _ scale: AxisScale, _ best: [Point], _ all: [Point]
  ) -> Double {
    guard scale.onlyValue == nil else { return 0 }
    let (bestValues, allValues) = (
      best.compactMap { $0.values[axis] }, all.compactMap { $0.values[axis] }
    )
    guard !bestValues.isEmpty, allValues.count >= fewest else { return 0 }
    let (bestMasses, allMasses) = (
      masses(bestValues, scale), masses(allValues, scale)
    )
    let divergence = zip(bestMasses, allMasses).reduce(0) { sum, mass in
      let ratio = mass.0 / mass.1 - 1
      return sum + mass.1 * ratio * ratio
    }
    let alpha = Double(bestValues.count) / Double(best.count)
    let beta = Double(allValues.count) / Double(all.count)
    return alpha * alpha / beta * divergence
  }

  private static func masses(_ values: [AxisValue], _ scale: AxisScale) -> [Double] {
    let grid = AxisGrid(scale, limit: cells)
    var counts = [Int](repeating: 0, count: grid.count)
    for value in values { counts[grid.cell(of: value)] += 1 }
    // What keeps a ratio finite where a kernel has nothing.
    return (grid.isOptions ? ScottEstimator.options(counts) : ScottEstimator.numbers(counts))
      .map { $0 + 1e-12 }
  }
}
