internal import Messages
internal import Sweeps

/// The best cells of a sweep as a table for people, and a sentence that says what it is worth.
enum BestCells {
  /// The most cells that are shown.
  private static let most = 5

  static func lines(_ summary: SweepSummary) -> [String] {
    let ranked = summary.ranked
    guard !ranked.isEmpty else { return [] }
    let results = summary.results
    let header = ["rank"] + results.axes + ["n", results.goal.key]
    let rows = ranked.prefix(most).map { cell in
      let statistics = summary.statistics[cell]
      let rank = summary.ranks[cell].map(String.init) ?? ""
      return [rank] + results.cells[cell].values.map { $0?.line ?? "-" }
        + ["\(statistics?.count ?? 0)", statistics.map(text) ?? ""]
    }
    let table = ([header] + rows).map { $0.map(Legible.escaped) }
    return TextTable.lines(table) + ComparisonText.lines(summary).map(Legible.escaped)
  }

  private static func text(_ statistics: CellStatistics) -> String {
    let mean = NumberText.short(statistics.mean)
    guard let interval = statistics.interval else { return mean }
    let half = (interval.upperBound - interval.lowerBound) / 2
    return "\(mean) ± \(NumberText.short(half))"
  }
}
