internal import Results
internal import Sweeps

/// What the cells of a sweep come to, and how they compare.
struct SweepSummary {
  let results: SweepResults
  /// The values of each cell.
  let values: [CellValues]
  /// What the values of each cell come to that count; nil where there are none.
  let statistics: [CellStatistics?]
  /// The place of each cell from 1, the best first; nil without values.
  let ranks: [Int?]
  /// The cells compared with the best; nil without any values.
  let comparison: BestComparison?
  /// How much the axes matter, or why that cannot be said.
  let importance: Result<AxisImportance, AxisImportanceError>

  init(_ results: SweepResults) {
    self.results = results
    let isGreaterBetter = results.goal.isGreaterBetter
    var values = [CellValues](repeating: CellValues(), count: results.cells.count)
    for trial in results.trials {
      guard let record = trial.record, record.status.leavesAnswer else { continue }
      let value = record.status == .done ? record.value(results.goal.key) : nil
      values[trial.cell].add(value, seed: trial.seed ?? 0, trial.phase)
    }
    self.values = values
    statistics = values.map(\.counted.statistics)
    ranks = CellStatistics.ranks(
      statistics, tiers: Self.tiers(results.cells, values), isGreaterBetter: isGreaterBetter)
    comparison = ranks.firstIndex(of: 1).map { best in
      let compared = values.map { $0.phase == values[best].phase ? $0.counted.values : [] }
      return BestComparison(compared, best: best, isGreaterBetter: isGreaterBetter)
    }
    importance = Self.importance(results, values)
  }

  /// The places of the cells that have values, the best first.
  var ranked: [Int] {
    zip(ranks, ranks.indices).compactMap { rank, cell in rank.map { ($0, cell) } }
      .sorted { $0 < $1 }.map(\.1)
  }

  /// The cells that cannot be told from the best, by their ranks.
  var undistinguished: [Int] {
    ranked.filter { comparison?.isUndistinguished($0) ?? false }
  }

  /// Cells that were confirmed come before those that were not, since the values of these chose
  /// them; among them come those first that have a value of each trial, and all their trials.
  private static func tiers(_ cells: [SweepResults.Cell], _ values: [CellValues]) -> [Int] {
    let isConfirmed = values.contains { $0.phase == .confirmed }
    return zip(cells, values).map { cell, values in
      let isPartial = cell.isDropped || values.counted.lacking > 0
      return (isConfirmed && values.phase == .searched ? 2 : 0) + (isPartial ? 1 : 0)
    }
  }

  private static func importance(
    _ results: SweepResults, _ values: [CellValues]
  ) -> Result<AxisImportance, AxisImportanceError> {
    // Confirming measures a few cells more often, which has nothing to say of the axes.
    let searched = values.map { $0.searched.values.map(\.value) }
    return Result { () throws(AxisImportanceError) in
      switch results.design {
      case .grid(let grid):
        return try EtaSquared.importance(
          of: grid, zip(results.cells, searched).map { ($0.number, $1) })
      case .search(let space, let points):
        let trials = zip(points, searched).compactMap { point, values in
          CellStatistics(values).map { (point: point, value: $0.mean) }
        }
        return try PedAnova.importance(
          of: space, trials, results.goal.direction)
      }
    }
  }
}

extension RunStatus {
  /// Whether a trial of this status has ended, with a value of the objective or without.
  fileprivate var leavesAnswer: Bool { self != .running && self != .interrupted }
}
