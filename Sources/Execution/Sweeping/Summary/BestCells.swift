internal import Messages
internal import Sweeps

/// The best cells of a sweep as a table for people, and a sentence that says what it is worth.
enum BestCells {
  /// The most cells that are shown.
  private static let most = 5

  static func lines(_ summary: SweepSummary) -> [String] {
    let ranked = summary.ranking.ranked
    guard !ranked.isEmpty else { return [] }
    let results = summary.results
    let header = ["rank"] + results.axes + ["n", results.goal.key]
    let rows = ranked.prefix(most).map { cell in
      let statistics = summary.ranking.statistics[cell]
      let rank = summary.ranking.ranks[cell].map(String.init) ?? ""
      return [rank] + results.cells[cell].values.map { $0?.line ?? "-" }
        + ["\(statistics?.count ?? 0)", statistics?.text ?? ""]
    }
    let table = ([header] + rows).map { $0.map(Legible.escaped) }
    return TextTable.lines(table) + ComparisonText(summary).lines.map(Legible.escaped)
  }
}

extension CellStatistics {
  /// The mean with its interval, where there is one, for people.
  var text: String {
    let mean = NumberText.short(mean)
    guard let interval else { return mean }
    return "\(mean) ± \(NumberText.short((interval.upperBound - interval.lowerBound) / 2))"
  }
}
