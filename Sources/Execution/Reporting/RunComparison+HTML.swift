internal import Experiments
internal import JSON
internal import Messages
internal import Reports
internal import Results
internal import Sweeps

extension RunComparison {
  /// The most values that differ and have columns of their own in the table of ranks.
  private static let mostColumns = 8

  /// Writes the same as a page: sentences, ranks, means with their intervals, tables and curves.
  ///
  /// - Throws: `Problem` where a file cannot be written.
  package func writePage(to path: String) throws(Problem) {
    let runs = cells.flatMap { cell in cell.runs.map { (cell.label, $0) } }
    let panels = CurvePanels(runs.map(\.1.run.metrics), only: SweepObjective.column(of: goal.key))
    let names = runs.map { "\($0) seed \($1.run.seed ?? "")".json }
    let direction = goal.isGreaterBetter ? "greater is better" : "less is better"
    let means = means
    let page = ReportPage(
      title: "Comparison by \(goal.key)", subtitle: "\(cells.count) cells, \(direction)",
      sections: [statistics, means.section, differencesSection, metricsSection, runsSection]
        .compactMap(\.self) + [
          ReportSection("Curves", figure: "curves", source: "metrics.csv of each run")
        ],
      data: .object([("runs", .array(names)), ("panels", panels.json), ("means", means.json)]),
      reload: nil)
    try page.write(to: path, means)
  }

  /// The best cells as curves with bands.
  var means: MeanCurves {
    MeanCurves(
      ranking.ranked.prefix(MeanCurves.mostCells).map { place in
        let runs = cells[place].runs.filter { $0.run.status == .done }
        return (shortTitle(of: place), runs.compactMap(\.run.metrics))
      }, column: SweepObjective.column(of: goal.key))
  }

  /// A name that has room beside a figure.
  private func shortTitle(of place: Int) -> String {
    let long = title(of: place)
    return long.count <= 40 ? long : "cell \(cells[place].label)"
  }

  /// What can be said of the cells: sentences, their means as a figure, their ranks.
  var statistics: ReportSection {
    let rows = ranking.ranked.compactMap { place -> RowFigure.Row? in
      guard let found = ranking.statistics[place] else { return nil }
      return RowFigure.Row(
        shortTitle(of: place), found.mean,
        interval: found.interval.map { ($0.lowerBound, $0.upperBound) })
    }
    let sentences = remarks.map { "<p>\(HTMLText.escaped($0))</p>" }.joined(separator: "\n")
    return ReportSection(
      "Which is better",
      html: sentences + RowFigure("Means of cells", rows).html + ranks.table.html,
      source: "result.json of each run; compare --json")
  }

  private var ranks: RankTable {
    let axes = differences.count <= Self.mostColumns ? differences : []
    let rows = ranking.ranked.map { place in
      RankTable.Row(
        rank: ranking.ranks[place] ?? 0, name: cells[place].label,
        values: axes.map { $0.values[place].map(\.cellText) ?? "" },
        moments: .object(
          [("n", (ranking.statistics[place]?.count ?? 0).json)]
            + ComparisonDocument.moments(ranking.statistics[place])),
        comparison: ComparisonDocument.json(of: place, ranking.comparison))
    }
    return RankTable(axes: axes.map(\.path), rows: rows)
  }

  private var differencesSection: ReportSection {
    let rows = differences.map { difference in
      [difference.path] + difference.values.map { $0.map(\.cellText) ?? "" }
    }
    let table = ReportTable(
      id: "differences", caption: "Values of the specs that differ",
      columns: ["path"] + cells.map(\.label), rows: rows)
    return ReportSection("Differences", table, source: "result.json (values)")
  }

  private var metricsSection: ReportSection {
    let rows = metrics.map { name in
      [name] + cells.map { cell in cell.statistics(name).map { $0.mean.plainText } ?? "" }
    }
    let table = ReportTable(
      id: "metrics", caption: "Means over the seeds", columns: ["metric"] + cells.map(\.label),
      rows: rows)
    return ReportSection("Metrics", table, source: "result.json (summary)")
  }

  private var runsSection: ReportSection {
    let rows = cells.flatMap { cell in
      cell.runs.map { run in
        [
          cell.label, run.run.path, run.run.seed ?? "", run.run.status.rawValue,
          run.value(goal.key).map(\.plainText) ?? "",
        ]
      }
    }
    let table = ReportTable(
      id: "runs", caption: "Runs of each cell",
      columns: ["cell", "path", "seed", "status", goal.key], rows: rows, isSortable: true)
    return ReportSection("Runs", table, source: "result.json")
  }
}
