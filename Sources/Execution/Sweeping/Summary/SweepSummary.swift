internal import Results
internal import Sweeps

/// What the cells of a sweep come to, and how they compare.
struct SweepSummary {
  let results: SweepResults
  /// How they rank, and how they compare with the best.
  let ranking: CellRanking
  /// How much the axes matter, or why that cannot be said.
  let importance: Result<AxisImportance, AxisImportanceError>

  init(_ results: SweepResults) {
    self.results = results
    var values = [CellValues](repeating: CellValues(), count: results.cells.count)
    for trial in results.trials {
      guard let record = trial.record, record.status.leavesAnswer else { continue }
      let value = record.status == .done ? record.value(results.goal.key) : nil
      values[trial.cell].add(value, seed: trial.seed ?? 0, trial.phase)
    }
    ranking = CellRanking(
      values, isPartial: results.cells.map(\.isDropped),
      isGreaterBetter: results.goal.isGreaterBetter)
    importance = Self.importance(results, values)
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
