internal import JSON
internal import Messages
internal import Reports
internal import Results
internal import Sweeps

/// What a report says of a sweep beside its trials.
struct SweepSections {
  let sweep: FoundSweep
  let summary: JSONValue?
  private static let mostCells = 40

  private var ranked: [JSONValue] {
    guard case .array(let all)? = summary?["cells"] else { return [] }
    return all.filter { $0["rank"]?.asNumber != nil }
      .sorted { ($0["rank"]?.asNumber ?? 0) < ($1["rank"]?.asNumber ?? 0) }
  }

  /// The cells that have a rank, the best first.
  var bestCells: [(number: Int, name: String)] {
    ranked.compactMap { cell in
      (cell["cell"]?.asNumber).flatMap { Int(exactly: $0) }.map { ($0, name(of: cell)) }
    }
  }

  /// What the statistics come to, best cells first.
  var cells: ReportSection? {
    let ranked = ranked
    let rows = ranked.prefix(Self.mostCells).compactMap(row)
    guard !rows.isEmpty else { return nil }
    let remarks = strings(summary?["remarks"]).map { "<p>\(HTMLText.escaped($0))</p>" }
    let more =
      ranked.count > rows.count
      ? "<p>The best \(rows.count) of \(ranked.count) cells.</p>" : ""
    return ReportSection(
      "Mean and 95 % t interval of each cell",
      html: remarks.joined() + more + RowFigure("Means of cells", rows).html
        + ranks(of: ranked).table.html,
      source: "summary.json (cells), summary.csv")
  }

  /// All cells by rank, with their values.
  private func ranks(of ranked: [JSONValue]) -> RankTable {
    let values = ranked.map { cell -> [(path: String, text: String)] in
      guard case .object(let values)? = cell["values"] else { return [] }
      return values.map { ($0.key, $0.value.cellText) }
    }
    var seen: Set<String> = []
    let axes = values.flatMap { $0.map(\.path) }.filter { seen.insert($0).inserted }
    let rows = zip(ranked, values).map { cell, values in
      RankTable.Row(
        rank: Int(exactly: cell["rank"]?.asNumber ?? 0) ?? 0, name: cell["cell"]?.cellText ?? "",
        values: axes.map { axis in values.first { $0.path == axis }?.text ?? "" },
        moments: counted(cell) ?? .null, comparison: cell["comparison"] ?? .null)
    }
    return RankTable(axes: axes, rows: rows)
  }

  /// What those of a cell's values come to by which it is ranked.
  private func counted(_ cell: JSONValue) -> JSONValue? {
    cell[cell["phase"]?.cellText ?? "searched"]
  }

  /// What a cell is called beside a figure: by its values where these are short.
  private func name(of cell: JSONValue) -> String {
    let number = "cell \(cell["cell"]?.cellText ?? "")"
    guard case .object(let values)? = cell["values"] else { return number }
    let words = values.map { key, value in
      "\(key.split(separator: ".").last ?? "")=\(value.cellText)"
    }
    let text = words.joined(separator: " ")
    return words.isEmpty || text.count > 40 ? number : text
  }

  private func row(_ cell: JSONValue) -> RowFigure.Row? {
    guard let found = counted(cell), let mean = found["mean"]?.asNumber else { return nil }
    var interval: (low: Double, high: Double)?
    if case .array(let ends)? = found["interval"], ends.count == 2,
      let low = ends[0].asNumber, let high = ends[1].asNumber
    {
      interval = (low, high)
    }
    return RowFigure.Row(name(of: cell), mean, interval: interval)
  }

  /// How much of the objective's variance each axis has to do with.
  var importance: ReportSection? {
    guard case .array(let axes)? = summary?["importance"]?["axes"] else { return nil }
    let rows = axes.compactMap { axis -> RowFigure.Row? in
      guard let share = axis["share"]?.asNumber else { return nil }
      return RowFigure.Row(strings(axis["axes"]).joined(separator: " × "), share)
    }.sorted { $0.value > $1.value }
    guard !rows.isEmpty else { return nil }
    let notes = strings(summary?["importance"]?["warnings"]).map {
      "<p>\(HTMLText.escaped($0))</p>"
    }
    return ReportSection(
      "Importance of the axes",
      html: notes.joined() + RowFigure("Importance", rows, isBars: true).html,
      source: "summary.json (importance)")
  }

  /// What pruners decided, by the journals.
  var decisions: ReportSection? {
    let journals = sweep.journals
    let rows = journals.decisions.values.flatMap(\.self)
      .sorted { ($0.trial, $0.check.resource) < ($1.trial, $1.check.resource) }
      .map { decision in
        [
          String(decision.trial), decision.rule, decision.check.rung.map(String.init) ?? "",
          decision.check.resource.plainText, decision.value.plainText,
          decision.threshold.map(\.plainText) ?? "", decision.isPruned ? "stopped" : "went on",
        ]
      }
    guard !rows.isEmpty else { return nil }
    let table = ReportTable(
      id: "decisions", caption: "\(rows.count) decisions",
      columns: ["trial", "rule", "rung", "training done", "value", "threshold", "decision"],
      rows: rows)
    return ReportSection("Decisions of the pruner", table, source: "journal/*.jsonl")
  }

  private func strings(_ value: JSONValue?) -> [String] {
    guard case .array(let items)? = value else { return [] }
    return items.map(\.cellText)
  }
}
