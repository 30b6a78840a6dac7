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

  /// The numbers of the cells that have a rank, the best first.
  var bestCells: [Int] { ranked.compactMap { ($0["cell"]?.asNumber).flatMap { Int(exactly: $0) } } }

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
      html: remarks.joined() + more + RowFigure("Means of cells", rows).html,
      source: "summary.json (cells), summary.csv")
  }

  private func row(_ cell: JSONValue) -> RowFigure.Row? {
    let phase = cell["phase"]?.cellText ?? "searched"
    guard let found = cell[phase], let mean = found["mean"]?.asNumber else { return nil }
    var name = "cell \(cell["cell"]?.cellText ?? "")"
    if case .object(let values)? = cell["values"] {
      let words = values.map { key, value in
        "\(key.split(separator: ".").last ?? "")=\(value.cellText)"
      }
      let text = words.joined(separator: " ")
      // Many values make no name; the table of trials has them by the cell's number.
      if !words.isEmpty, text.count <= 40 { name = text }
    }
    var interval: (low: Double, high: Double)?
    if case .array(let ends)? = found["interval"], ends.count == 2,
      let low = ends[0].asNumber, let high = ends[1].asNumber
    {
      interval = (low, high)
    }
    return RowFigure.Row(name, mean, interval: interval)
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
