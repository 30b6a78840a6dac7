internal import JSON
internal import Messages
internal import Sweeps

extension RunComparison {
  /// The most cells that stand side by side, and in the table of ranks.
  private static let (mostColumns, mostRows) = (6, 20)

  /// The tables and sentences for people.
  ///
  /// A line of a table has at most `width` characters, or any number.
  package func lines(width: Int?) -> [String] {
    let shown = shown
    let tables = [runsTable(shown), differencesTable(shown), metricsTable(shown)]
    let more =
      shown.count < cells.count ? [Message.cellsShown(shown.count, of: cells.count), ""] : []
    let direction = goal.isGreaterBetter ? "greater is better" : "less is better"
    let ranks = ["By \(goal.key), \(direction):"] + rankingTable.lines(width: width) + [""]
    return more + tables.flatMap { $0.lines(width: width) + [""] } + ranks.map(Legible.escaped)
      + remarks.map(Legible.escaped)
  }

  /// All cells, or the best where they are too many to stand side by side.
  private var shown: [Int] {
    guard cells.count > Self.mostColumns else { return Array(cells.indices) }
    let ranked = ranking.ranked
    let others = cells.indices.filter { ranking.ranks[$0] == nil }
    return (ranked + others).prefix(Self.mostColumns).sorted()
  }

  private func runsTable(_ shown: [Int]) -> FittedTable {
    let rows = shown.map { place in
      let cell = cells[place]
      return [cell.label, cell.path, "\(cell.runs.count)", cell.seeds]
    }
    return FittedTable(
      [("cell", .whole), ("path", .text), ("runs", .number), ("seeds", .text)], rows, limit: 80)
  }

  private func columns(_ shown: [Int]) -> [(title: String, fit: FittedTable.Fit)] {
    shown.map { (cells[$0].label, .text) }
  }

  /// The same for means, which nobody may take for others because they are cut.
  private func numberColumns(_ shown: [Int]) -> [(title: String, fit: FittedTable.Fit)] {
    shown.map { (cells[$0].label, .number) }
  }

  private func differencesTable(_ shown: [Int]) -> FittedTable {
    let rows = differences.map { difference in
      [difference.path] + shown.map { difference.values[$0].map(\.shownText) ?? "-" }
    }
    let none = [["nothing"] + shown.map { _ in "" }]
    return FittedTable([("differs", .whole)] + columns(shown), rows.isEmpty ? none : rows)
  }

  private func metricsTable(_ shown: [Int]) -> FittedTable {
    let rows = metrics.map { metric in
      [metric]
        + shown.map { place in
          guard let found = cells[place].statistics(metric) else { return "-" }
          return found.text + (found.count > 1 ? " (n = \(found.count))" : "")
        }
    }
    return FittedTable([("metric", .whole)] + numberColumns(shown), rows)
  }

  private var rankingTable: FittedTable {
    let count = ranking.comparison?.count ?? 0
    let isCompared = count > 0
    let rows = ranking.ranked.prefix(Self.mostRows).map { cell -> [String] in
      let statistics = ranking.statistics[cell]
      return ["\(ranking.ranks[cell] ?? 0)", title(of: cell), "\(statistics?.count ?? 0)"]
        + [statistics?.text ?? ""] + (isCompared ? comparison(of: cell) : [])
    }
    let compared: [(title: String, fit: FittedTable.Fit)] = [
      ("minus the best", .number), (count > 1 ? "adjusted p" : "p", .whole),
      ("P(better)", .number),
    ]
    return FittedTable(
      [("rank", .whole), ("cell", .text), ("n", .number), ("mean", .whole)]
        + (isCompared ? compared : []), Array(rows), limit: 80)
  }

  private func comparison(of cell: Int) -> [String] {
    guard let all = ranking.comparison, let own = all.comparisons[cell] else {
      return ["", "", ""]
    }
    let text = ComparisonText.text(ofP: all.adjusted[cell] ?? own.p)
    return [
      "\(NumberText.short(own.difference)) ± \(NumberText.short(own.halfWidth))",
      text.hasPrefix("= ") ? String(text.dropFirst(2)) : text,
      NumberText.short(own.probability),
    ]
  }
}
