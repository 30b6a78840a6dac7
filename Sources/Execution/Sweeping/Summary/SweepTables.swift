internal import JSON
internal import Results
internal import Sweeps

/// The tables of a sweep: its trials, and what its cells come to.
///
/// They follow from the sweep and from what its trials came to, whatever the order in which they ended.
struct SweepTables {
  private let summary: SweepSummary

  init(_ state: SweepState) { self.init(SweepResults(state)) }

  init(_ results: SweepResults) { summary = SweepSummary(results) }

  /// The files by their names.
  var files: [(name: String, bytes: [UInt8])] {
    [
      ("trials.csv", TrialsTable.bytes(summary.results)),
      ("seconds.csv", SecondsTable.bytes(summary.results)),
      ("summary.csv", CellsTable.bytes(summary)),
      ("summary.json", SummaryDocument.bytes(summary)),
    ]
  }

  /// The trials of the best cell that are done, by their numbers.
  var bestTrials: [Int] {
    let best = summary.ranking.comparison?.best
    return summary.results.trials.filter { $0.cell == best && $0.record?.status == .done }
      .map(\.number)
  }

  /// The best cells as a table for people, and how they compare.
  var best: [String] { BestCells.lines(summary) }

  /// What came of the sweep as an object on one line.
  func json(folder: String) -> String {
    let results = summary.results
    let best = summary.ranking.comparison.map { comparison -> JSONValue in
      let cell = results.cells[comparison.best]
      let statistics = summary.ranking.statistics[comparison.best]
      return .object([
        ("cell", cell.number.json), ("values", cell.json(results.axes)),
        ("n", (statistics?.count ?? 0).json), ("mean", (statistics?.mean).json),
      ])
    }
    return JSONValue.object([
      ("name", results.name.json), ("sweep", results.id.json), ("folder", folder.json),
      ("trials", results.trials.count.json), ("statuses", results.statusCounts),
      ("objective", results.goal.key.json), ("best", best ?? .null),
    ]).compactText
  }
}
