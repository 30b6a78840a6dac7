internal import Experiments
internal import JSON
internal import Messages
internal import Reports
internal import Results
internal import System

/// What runs and sweeps have to show, as one HTML file.
package struct Report {
  private let page: ReportPage
  private let means: MeanCurves?
  /// Where the file goes if no other place is named.
  package let path: String
  /// Whether nothing of it is under way any more.
  package let isEnded: Bool

  /// Reports on what lies at some paths.
  ///
  /// - Parameters:
  ///   - paths: Those of runs, sweeps, names or folders of results.
  ///   - reload: After how many seconds the page loads itself again while something is under way.
  /// - Throws: `Problem` where there are no runs.
  package init(at paths: [String], reload: Int? = nil) throws(Problem) {
    guard paths.count == 1 else {
      let runs = try FoundRuns.all(at: paths)
      self.init(runs, "\(paths.count) paths", "report.html", reload)
      return
    }
    let found = try FoundRuns.results(at: paths[0])
    if let sweep = found.sweep {
      self.init(sweep, reload)
      return
    }
    let runs = try FoundRuns.all(at: paths)
    guard runs.count > 1 else {
      self.init(runs[0], reload)
      return
    }
    let folder = FileSystem.kind(of: paths[0]) == .folder ? paths[0] : "."
    self.init(
      runs, FileSystem.name(of: FileSystem.absolute(folder)), "\(folder)/report.html", reload)
  }

  /// Writes the page, and beside it the points of its mean curves.
  ///
  /// - Throws: `Problem` where a file cannot be written.
  package func write(to path: String) throws(Problem) { try page.write(to: path, means) }

  private init(_ run: FoundRun, _ reload: Int?) {
    means = nil
    isEnded = run.status != .running
    // What is in a pack has no folder of its own.
    path = run.folder.map { "\($0.path)/report.html" } ?? "\(run.path)-report.html"
    let sections = RunSections(run)
    let description = run.values?["description"]?.cellText ?? ""
    page = ReportPage(
      title: "\(run.name) \(run.id)", subtitle: description, sections: sections.all,
      data: sections.data, reload: isEnded ? nil : reload)
  }

  private init(
    _ runs: [FoundRun], _ title: String, _ path: String, _ reload: Int?
  ) {
    let trials = ReportTrials(runs)
    let metric = SweepObjective.column(of: trials.objective)
    // Where no run has another's values with another seed there is nothing to take a mean of.
    let comparison = RunComparison(runs, metric: trials.objective)
      .flatMap { $0.cells.contains { $0.runs.count > 1 } ? $0 : nil }
    let means = comparison?.means
    let statistics = comparison.flatMap { $0.cells.count > 1 ? $0.statistics : nil }
    self.means = means
    self.path = path
    isEnded = !runs.contains { $0.status == .running }
    let tables = runs.map(\.metrics)
    page = ReportPage(
      title: title, subtitle: "\(runs.count) runs, by \(trials.objective)",
      sections: [statistics, means?.section].compactMap(\.self)
        + Self.figures(trials, source: "result.json and metrics.csv of each run"),
      data: Self.data(trials, CurvePanels(tables, only: metric), means),
      reload: isEnded ? nil : reload)
  }

  private init(_ sweep: FoundSweep, _ reload: Int?) {
    let summary = sweep.summary
    let trials = Self.trials(of: sweep, summary)
    let sections = SweepSections(sweep: sweep, summary: summary)
    let files = RunFiles(sweep)
    let tables = trials.ids.map { files.table(of: $0) }
    path = "\(sweep.path)/report.html"
    isEnded = Self.isEnded(summary)
    let source = summary == nil ? "the journals and result.json" : "trials.csv; curves: metrics.csv"
    let (count, statuses) = (counted(trials.rows.count, "trial"), Self.statuses(summary))
    let column = SweepObjective.column(of: trials.objective)
    let means = MeanCurves(
      sections.bestCells.prefix(MeanCurves.mostCells).map { cell in
        (cell.name, trials.places(ofCell: cell.number).compactMap { tables[$0] })
      }, column: column)
    self.means = means
    page = ReportPage(
      title: sweep.name,
      subtitle: "sweep \(sweep.id), \(count)\(statuses), by \(trials.objective)",
      sections: [sections.cells, means.section].compactMap(\.self)
        + Self.figures(trials, source: source)
        + [sections.importance, sections.decisions].compactMap(\.self),
      data: Self.data(trials, CurvePanels(tables, only: column), means),
      reload: isEnded ? nil : reload)
  }

  /// The trials by their table, or while there is none by the runs that the journals tell of.
  private static func trials(of sweep: FoundSweep, _ summary: JSONValue?) -> ReportTrials {
    if let table = sweep.table("trials.csv"), let goal = summary?["objective"] {
      return ReportTrials(
        table, objective: goal["key"]?.cellText ?? "",
        isGreaterBetter: goal["direction"]?.cellText == "maximize")
    }
    let recorded = sweep.journals.records
    let runs = FoundExperiment(root: sweep.root, name: sweep.name).runs
    return ReportTrials(runs.filter { recorded[$0.id] != nil || $0.status == .running })
  }

  /// Whether each trial has a record of its end.
  private static func isEnded(_ summary: JSONValue?) -> Bool {
    guard case .object(let counts)? = summary?["statuses"], let all = summary?["trials"]?.asNumber
    else { return false }
    let open: Set = ["running", "interrupted"]
    return counts.reduce(0) { $0 + (open.contains($1.key) ? 0 : $1.value.asNumber ?? 0) } >= all
  }

  private static func statuses(_ summary: JSONValue?) -> String {
    guard case .object(let counts)? = summary?["statuses"] else { return ", under way" }
    let words = counts.filter { ($0.value.asNumber ?? 0) > 0 }
      .map { "\($0.value.cellText) \($0.key)" }
    return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
  }

  private static func figures(_ trials: ReportTrials, source: String) -> [ReportSection] {
    var sections = [ReportSection("Runs", trials.table, source: source)]
    sections.append(ReportSection("Curves of the chosen runs", figure: "curves", source: source))
    sections.append(ReportSection("History", figure: "history", source: source))
    guard !trials.axes.isEmpty else { return sections }
    sections.append(ReportSection("Parallel coordinates", figure: "parallel", source: source))
    sections.append(ReportSection("Slices", figure: "slices", source: source))
    guard trials.axes.count > 1 else { return sections }
    return sections + [ReportSection("Contour", figure: "contour", source: source)]
  }

  private static func data(
    _ trials: ReportTrials, _ curves: CurvePanels, _ means: MeanCurves?
  ) -> JSONValue {
    .object([
      ("runs", .array(trials.ids.map(\.json))), ("panels", curves.json), ("trials", trials.json),
      ("means", means?.json ?? .null),
    ])
  }
}
