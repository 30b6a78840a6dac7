package import Charts
internal import Experiments
internal import Messages
internal import Results
internal import System

/// What runs have measured over their steps, as a chart and as a table: of runs that differ by their seeds
/// alone the mean with its 95 % t interval.
package struct CurvePlot {
  /// The most curves in a panel.
  static let mostCurves = 12

  let cells: [PlottedCell]
  let names: CellNames
  /// The columns that have a panel each; nil for all of a single cell, of which those of one kind share one.
  let metrics: [String]?
  /// What is odd about the tables.
  package let warnings: [Problem]
  /// The places of the cells that are drawn.
  private let drawn: [Int]

  /// Looks at some paths.
  ///
  /// - Parameters:
  ///   - paths: Those of runs, sweeps, names or folders of results, or of tables with a column `step`.
  ///   - metrics: The columns that are drawn; none for the usual ones.
  /// - Throws: `Problem` where there is nothing to draw, or no such column.
  package init(at paths: [String], metrics: [String] = []) throws(Problem) {
    var (runs, tables, goals): ([FoundRun], [PlottedCell], [String]) = ([], [], [])
    var (seen, warnings): (Set<String>, [Problem]) = ([], [])
    for path in paths {
      if let file = try Self.table(at: path) {
        tables.append(PlottedCell(sources: [file], values: []))
        continue
      }
      let source = try CellSource(at: path)
      for run in source.runs where seen.insert(run.path).inserted { runs.append(run) }
      if let goal = source.objective { goals.append(goal) }
    }
    cells = try PlottedCell.cells(of: runs) { warnings.append($0) } + tables
    names = CellNames(cells)
    for source in cells.flatMap(\.sources) {
      if let line = source.table.firstDamagedLine {
        warnings.append(Problem(at: "\(source.path):\(line)", Message.damagedRow, nil))
      }
    }
    self.metrics = try Self.columns(metrics, of: cells, goals, paths)
    drawn = Self.drawn(cells, by: self.metrics?.first)
    if drawn.count < cells.count {
      let text = Message.undrawnCells(drawn.count, of: cells.count)
      warnings.append(Problem(at: paths.joined(separator: " "), text, nil))
    }
    self.warnings = warnings
  }

  /// The table of a file that is none of a run's own.
  private static func table(at path: String) throws(Problem) -> PlottedCell.Source? {
    guard FileSystem.kind(of: path) == .regularFile else { return nil }
    let name = FileSystem.name(of: path)
    if name == "result.json" || name == "metrics.csv",
      case .run? = try? FoundResults(at: path)
    {
      return nil
    }
    let bytes = try Problem.catching { () throws(FileError) in
      try RegularFile(path).contents(limit: 1 << 30)
    }
    return try PlottedCell.Source(bytes, at: path)
  }

  /// The columns that have a panel: those that are asked for, or of several cells what they are judged by
  /// and the losses.
  private static func columns(
    _ asked: [String], of cells: [PlottedCell], _ goals: [String], _ paths: [String]
  ) throws(Problem) -> [String]? {
    var seen: Set<String> = ["step", "epoch"]
    let known = cells.flatMap(\.tables).flatMap(\.columns).filter { seen.insert($0).inserted }
    func isDrawn(_ column: String) -> Bool { cells.contains { $0.curve(column) != nil } }
    var columns: [String] = []
    for name in asked {
      let long = SweepObjective.validation + name
      guard let column = [name, long].first(where: known.contains) else {
        let words = known + known.map { String($0.trimmingPrefix(SweepObjective.validation)) }
        let near = Spelling.nearest(to: name, among: words)
        throw Problem(at: "--metric", Message.unknownMetric(name, near, known), .usage)
      }
      guard isDrawn(column) else {
        throw Problem(at: "--metric", Message.nothingFinite(column), .invalidData)
      }
      if !columns.contains(column) { columns.append(column) }
    }
    if !columns.isEmpty { return columns }
    let usual = TrainingChart(cells[0].tables, title: "", state: "", stepsPerEpoch: nil)
    if cells.count == 1, usual != nil { return nil }
    let runs = cells.flatMap(\.sources).compactMap(\.run)
    let best = "best."
    let judged = (goals + runs.compactMap { RunFacts(run: $0).monitored })
      .map { $0.hasPrefix(best) ? String($0.dropFirst(best.count)) : $0 }
    let losses = ["\(SweepObjective.validation)loss", SweepObjective.trainLoss]
    for column in judged + losses where columns.count < 3 && !columns.contains(column) {
      if isDrawn(column) { columns.append(column) }
    }
    if columns.isEmpty { columns = Array(known.filter(isDrawn).prefix(4)) }
    guard !columns.isEmpty else {
      throw Problem(at: paths.joined(separator: " "), Message.nothingToPlot, .invalidData)
    }
    return columns
  }

  /// The chart.
  ///
  /// Of more than twelve cells those are drawn whose first metric ends best.
  package var chart: Chart {
    guard let metrics else {
      let chart = TrainingChart(
        cells[0].tables, title: title, state: state, stepsPerEpoch: nil)
      return chart?.chart ?? panels(of: [])
    }
    return panels(of: metrics)
  }

  /// The places of the cells that are drawn.
  private static func drawn(_ cells: [PlottedCell], by metric: String?) -> [Int] {
    guard cells.count > mostCurves, let metric else { return Array(cells.indices) }
    let sign: Double = SweepObjective.isGreaterBetter(metric) ? -1 : 1
    let ends = cells.map { $0.curve(metric)?.values.last.map { sign * $0 } ?? .infinity }
    let order = cells.indices.sorted { (ends[$0], $0) < (ends[$1], $1) }
    return order.prefix(mostCurves).sorted()
  }

  private func panels(of metrics: [String]) -> Chart {
    let curves = metrics.map { metric in drawn.map { cells[$0].curve(metric) } }
    let end = curves.joined().compactMap { $0?.end }.max() ?? 0
    return Chart(
      title: title, subtitle: state, description: description(metrics, curves, drawn),
      axis: ChartAxis(label: "step", end: end),
      legend: drawn.enumerated().map { Chart.Entry(style: $0, text: entry($1)) }, markMeaning: "",
      panels: zip(metrics, curves).map { metric, curves in
        ChartPanel(
          label: metric,
          mayBeLogarithmic: MeasuredPanel.mayBeLogarithmic(MeasuredPanel.kind(of: metric)),
          series: curves.enumerated().compactMap { place, curve in
            curve?.series(names.short[drawn[place]], style: place, until: end)
          })
      }.filter { !$0.series.isEmpty })
  }

  private var title: String {
    let all = Set(cells.flatMap(\.sources).compactMap { $0.run?.name })
    guard cells.count > 1 else { return names.long[0] }
    return all.count == 1 ? all.first ?? "" : counted(cells.count, "curve")
  }

  /// A legend's entry: the name, and of how many runs it is the mean.
  private func entry(_ cell: Int) -> String {
    let count = cells[cell].sources.count
    return count > 1 ? "\(names.long[cell]) · n=\(count)" : names.long[cell]
  }

  /// What a band is, or how a single run stands.
  private var state: String {
    let counts = cells.map(\.sources.count)
    guard let most = counts.max(), most > 1 else {
      return cells.count == 1 ? cells[0].sources[0].run?.status.rawValue ?? "" : ""
    }
    let least = counts.min() ?? most
    let runs = least == most ? "\(most) runs" : "\(least) to \(most) runs"
    return "mean of \(runs) that differ by seed alone, with its 95 % t interval"
  }

  private func description(
    _ metrics: [String], _ curves: [[MeasuredCurve?]], _ drawn: [Int]
  ) -> String {
    zip(metrics, curves).flatMap { metric, curves in
      zip(drawn, curves).compactMap { cell, curve in
        guard let values = curve?.values, let last = values.last else { return nil }
        let ends = "from \(NumberText.typed(values[0])) to \(NumberText.typed(last))"
        return "\(metric) of \(names.long[cell]) goes \(ends)."
      }
    }.joined(separator: " ")
  }
}
