internal import JSON
internal import Messages
internal import Reports

/// A network's layers as a table of a page.
struct NetworkTable {
  private let rows: [[String]]

  /// Takes what `resolved.json` has of the network; nil where that has nothing.
  init?(network: JSONValue?) {
    guard let network, case .array(let layers)? = network["layers"] else { return nil }
    let input = ["input", "", Self.shape(network["input"]), ""]
    let sum = ["sum", "", "", Self.count(network["parameters"])]
    rows = [input] + layers.map(Self.row) + [sum]
  }

  /// The table.
  var table: ReportTable {
    ReportTable(
      id: "network", caption: "Layers from input to output",
      columns: ["layer", "type", "output", "parameters"], rows: rows, numbers: ["parameters"])
  }

  private static func row(_ layer: JSONValue) -> [String] {
    let depth = min(8, max(0, (layer["depth"]?.asNumber).flatMap { Int(exactly: $0) } ?? 0))
    return [
      // Two spaces at the beginning of a cell would not be seen.
      String(repeating: "· ", count: depth) + (layer["name"]?.cellText ?? ""),
      layer["type"]?.cellText ?? "", shape(layer["output"]), count(layer["parameters"]),
    ]
  }

  private static func shape(_ value: JSONValue?) -> String {
    guard case .array(let sizes)? = value else { return "" }
    return sizes.map(\.cellText).joined(separator: " × ")
  }

  private static func count(_ value: JSONValue?) -> String {
    guard let number = value?.asNumber, let whole = Int(exactly: number), whole != 0 else {
      return ""
    }
    return NumberText.grouped(whole)
  }
}
