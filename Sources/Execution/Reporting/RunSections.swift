internal import JSON
internal import Messages
internal import Reports
internal import Results

/// What a report says of one run.
struct RunSections {
  let run: FoundRun

  /// The parts of its page, in order.
  var all: [ReportSection] {
    [
      summary, ReportSection("Curves", figure: "curves", source: "metrics.csv"), confusion,
      network, spec, provenance,
    ].compactMap(\.self) + diffs
  }

  /// What the page's figures are drawn of.
  var data: JSONValue {
    .object([("runs", .array([run.id.json])), ("panels", CurvePanels([run.metrics]).json)])
  }

  private var summary: ReportSection {
    var rows = [["status", run.status.rawValue]]
    if let message = run.text("message") { rows.append(["message", message]) }
    if case .object(let pairs)? = run.result["summary"] {
      rows += pairs.map { [$0.key, $0.value.cellText] }
    }
    let table = ReportTable(
      id: "summary", caption: "What was measured", columns: ["name", "value"], rows: rows)
    return ReportSection("Summary", table, source: "result.json (summary), metrics.csv")
  }

  private var spec: ReportSection? {
    guard let values = run.values else { return nil }
    let table = ReportTable(
      id: "spec", caption: "Each value, and where it comes from",
      columns: ["path", "value", "origin"],
      rows: SpecValues(values).leaves.map { [$0.path, $0.value.cellText, origin(of: $0.path)] })
    return ReportSection("Spec", table, source: "resolved.json")
  }

  private func origin(of path: String) -> String {
    var path = path[...]
    while true {
      if let origin = origins[String(path)] { return origin }
      guard let dot = path.lastIndex(of: ".") else { return "" }
      path = path[..<dot]
    }
  }

  private let origins: [String: String]
  private let document: JSONValue?

  init(_ run: FoundRun) {
    self.run = run
    document = run.bytes(of: "resolved.json").flatMap { try? JSONValue(parsing: $0) }
    guard case .object(let pairs)? = document?["origins"] else {
      origins = [:]
      return
    }
    origins = Dictionary(pairs.map { ($0.key, $0.value.cellText) }, uniquingKeysWith: { $1 })
  }

  private var network: ReportSection? {
    if let table = NetworkTable(network: document?["network"]) {
      return ReportSection("Network", table.table, source: "resolved.json (network)")
    }
    // Results of versions that did not keep the shapes.
    guard case .array(let layers)? = run.values?["model"] else { return nil }
    let rows = layers.enumerated().map { place, layer in [String(place), layer.cellText] }
    let table = ReportTable(
      id: "network", caption: "Layers from input to output", columns: ["layer", "definition"],
      rows: rows)
    return ReportSection("Network", table, source: "resolved.json (values.model)")
  }

  private var confusion: ReportSection? {
    guard let table = run.bytes(of: "confusion.csv").map({ CSVTable($0) }), !table.rows.isEmpty
    else { return nil }
    let shown = ReportTable(
      id: "confusion",
      caption: "A row a class of the samples, a column a class that the model gives",
      columns: table.columns, rows: table.rows.map { Array($0.prefix(table.columns.count)) },
      isShaded: true)
    return ReportSection("Confusion matrix", shown, source: "confusion.csv")
  }

  private var provenance: ReportSection? {
    guard case .object(let pairs) = run.result else { return nil }
    let rest = pairs.filter { !["summary", "values", "status", "message"].contains($0.key) }
    let leaves = SpecValues(.object(rest.map { ($0.key, $0.value) })).leaves
    let table = ReportTable(
      id: "provenance", caption: "Where the result comes from", columns: ["name", "value"],
      rows: leaves.filter { $0.value != .null }.map { [$0.path, $0.value.cellText] })
    return ReportSection("Provenance", table, source: "result.json")
  }

  private var diffs: [ReportSection] {
    (1...9).compactMap { number in
      let name = number == 1 ? "git.diff" : "git-\(number).diff"
      guard let bytes = run.bytes(of: name) else { return nil }
      let text = String(decoding: bytes.prefix(1 << 20), as: UTF8.self)
      return ReportSection(
        "Changes that are not committed", folded: text, summary: name, source: name)
    }
  }
}
