internal import JSON
internal import Reports

/// Cells by rank, and how each compares with the best, as a table of a page.
struct RankTable {
  /// A cell, by the keys that `summary.json` and `compare --json` have in common.
  struct Row {
    let rank: Int
    let name: String
    /// The values of the axes.
    let values: [String]
    /// Its values' `n`, `mean` and `interval`.
    let moments: JSONValue
    /// How it compares with the best; null for that, and where there is nothing to test.
    let comparison: JSONValue
  }

  /// The most axes that stand before the statistics, which are what the table is for.
  private static let mostAxes = 3

  let axes: [String]
  let rows: [Row]

  /// The table, in which readers can tell the cells apart that are no worse than the best.
  var table: ReportTable {
    let compared = rows.contains { $0.comparison != .null }
    let statistics =
      ["n", "mean", "95 % from", "to"]
      + (compared ? ["minus the best", "Holm p", "P(best is better)", "beside the best"] : [])
    return ReportTable(
      id: "ranks", caption: "Cells by rank", columns: ["rank", "cell"] + inOrder(axes, statistics),
      rows: rows.map { cells(of: $0, compared) })
  }

  private func cells(of row: Row, _ compared: Bool) -> [String] {
    let interval: [JSONValue] =
      if case .array(let ends)? = row.moments["interval"], ends.count == 2 { ends } else { [] }
    let own = [row.moments["n"], row.moments["mean"], interval.first, interval.last]
    let statistics = ["difference", "p_adjusted", "probability_of_improvement"]
      .map { row.comparison[$0]?.cellText ?? "" }
    let all = own.map { $0?.cellText ?? "" } + (compared ? statistics + [verdict(of: row)] : [])
    return [String(row.rank), row.name] + inOrder(row.values, all)
  }

  private func inOrder(_ values: [String], _ statistics: [String]) -> [String] {
    axes.count <= Self.mostAxes ? values + statistics : statistics + values
  }

  private func verdict(of row: Row) -> String {
    if row.rank == 1 { return "the best" }
    guard case .bool(let differs)? = row.comparison["distinguishable"] else {
      return "not compared"
    }
    if differs { return "differs" }
    return row.comparison["too_few_seeds"] == .bool(true)
      ? "too few seeds" : "not distinguishable"
  }
}
