internal import JSON
internal import Messages
internal import Reports
internal import Results
internal import Sweeps

extension RunComparison {
  /// The same as a page: the sentences, the means with their intervals, tables and curves.
  package var html: String {
    let runs = cells.flatMap { cell in cell.runs.map { (cell.label, $0) } }
    let column =
      goal.key.hasPrefix("best.") ? String(goal.key.dropFirst("best.".count)) : goal.key
    let panels = CurvePanels(runs.map(\.1.run.metrics), only: column).json
    let names = runs.map { "\($0) seed \($1.run.seed ?? "")".json }
    let direction = goal.isGreaterBetter ? "greater is better" : "less is better"
    return ReportPage(
      title: "Comparison by \(goal.key)", subtitle: "\(cells.count) cells, \(direction)",
      sections: [statistics, differencesSection, metricsSection, runsSection] + [
        ReportSection(
          "Mean over the seeds, with its 95 % t interval", figure: "means",
          source: "metrics.csv of each run, of which these are means"),
        ReportSection("Curves", figure: "curves", source: "metrics.csv of each run"),
      ],
      data: .object([("runs", .array(names)), ("panels", panels), ("means", means(column))]),
      reload: nil
    ).html
  }

  /// The best cells as curves with bands.
  private func means(_ column: String) -> JSONValue {
    CurveBand.panel(
      ranking.ranked.prefix(6).map { place in
        let runs = cells[place].runs.filter { $0.run.status == .done }
        return CurveBand(
          name: cells[place].label, tables: runs.compactMap(\.run.metrics), column: column)
      })
  }

  /// A name that has room beside a figure.
  private func shortTitle(of place: Int) -> String {
    let long = title(of: place)
    return long.count <= 40 ? long : "cell \(cells[place].label)"
  }

  private var statistics: ReportSection {
    let rows = ranking.ranked.compactMap { place -> RowFigure.Row? in
      guard let found = ranking.statistics[place] else { return nil }
      return RowFigure.Row(
        shortTitle(of: place), found.mean,
        interval: found.interval.map { ($0.lowerBound, $0.upperBound) })
    }
    let sentences = remarks.map { "<p>\(HTMLText.escaped($0))</p>" }.joined(separator: "\n")
    return ReportSection(
      "Which is better", html: sentences + RowFigure("Means of cells", rows).html,
      source: "result.json of each run; compare --json")
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
