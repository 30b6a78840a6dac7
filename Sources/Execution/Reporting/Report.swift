internal import JSON
internal import Messages
internal import Reports
internal import Results
internal import System

/// What runs and sweeps have to show, as one HTML file.
package struct Report {
  private let page: ReportPage
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

  /// The file's text.
  package var html: String { page.html }

  private init(_ run: FoundRun, _ reload: Int?) {
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
    let metric = Self.column(of: trials.objective)
    self.path = path
    isEnded = !runs.contains { $0.status == .running }
    let tables = runs.map(\.metrics)
    page = ReportPage(
      title: title, subtitle: "\(runs.count) runs, by \(trials.objective)",
      sections: Self.figures(trials, source: "result.json and metrics.csv of each run"),
      data: Self.data(trials, CurvePanels(tables, only: metric)), reload: isEnded ? nil : reload)
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
    let statuses = Self.statuses(summary)
    let column = Self.column(of: trials.objective)
    let bands = sections.bestCells.prefix(6).map { cell in
      CurveBand(
        name: "cell \(cell)",
        tables: trials.places(ofCell: cell).compactMap { tables[$0] }, column: column)
    }
    page = ReportPage(
      title: sweep.name,
      subtitle: "sweep \(sweep.id), \(trials.rows.count) trials\(statuses), by \(trials.objective)",
      sections: [sections.cells, bands.isEmpty ? nil : Self.means].compactMap(\.self)
        + Self.figures(trials, source: source)
        + [sections.importance, sections.decisions].compactMap(\.self),
      data: Self.data(trials, CurvePanels(tables, only: column), CurveBand.panel(bands)),
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

  /// The column of `metrics.csv` that an objective is taken of.
  private static func column(of objective: String) -> String {
    objective.hasPrefix("best.") ? String(objective.dropFirst("best.".count)) : objective
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

  private static let means = ReportSection(
    "Mean over the seeds of the best cells, with its 95 % t interval", figure: "means",
    source: "metrics.csv of each run, of which these are means")

  private static func data(
    _ trials: ReportTrials, _ curves: CurvePanels, _ means: JSONValue = .null
  ) -> JSONValue {
    .object([
      ("runs", .array(trials.ids.map(\.json))), ("panels", curves.json), ("trials", trials.json),
      ("means", means),
    ])
  }
}
