internal import Messages

/// A table of a page.
package struct ReportTable: Sendable {
  package let id: String
  package let caption: String
  package let columns: [String]
  package let rows: [[String]]
  /// Whether a reader can sort and filter it.
  package let isSortable: Bool
  /// Whether the counts of each row are shaded by their share of it.
  package let isShaded: Bool
  /// The columns that hold numbers though not all of their cells are read as such.
  package let numbers: Set<String>

  /// The most bytes of a number that is shown as it is.
  private static let mostBytes = 8

  /// Makes a table.
  package init(
    id: String, caption: String, columns: [String], rows: [[String]], isSortable: Bool = false,
    isShaded: Bool = false, numbers: Set<String> = []
  ) {
    (self.id, self.caption, self.columns) = (id, caption, columns)
    (self.rows, self.isSortable) = (rows, isSortable)
    (self.isShaded, self.numbers) = (isShaded, numbers)
  }

  /// The table's element.
  package var html: String {
    let areNumbers = columns.indices.map(isNumber)
    let kind = isSortable ? " class=\"sortable\"" : ""
    let heads = columns.indices.map { column in
      let text = HTMLText.escaped(columns[column])
      let inner = isSortable ? "<button type=\"button\">\(text)</button>" : text
      return "<th scope=\"col\"\(areNumbers[column] ? " class=\"number\"" : "")>\(inner)</th>"
    }
    let body = rows.enumerated().map { place, row in
      let sum = isShaded ? row.dropFirst().reduce(0) { $0 + (Double($1) ?? 0) } : 0
      let cells = row.enumerated().map { cell($1, column: $0, areNumbers[$0], sum: sum) }
      return "<tr data-row=\"\(place)\">\(cells.joined())</tr>"
    }
    return """
      <div class="wide" role="region" tabindex="0" aria-label="\(HTMLText.escaped(caption))">
      <table id="\(id)"\(kind)><caption>\(HTMLText.escaped(caption))</caption>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  private func isNumber(_ column: Int) -> Bool {
    numbers.contains(columns[column])
      || rows.allSatisfy { column >= $0.count || $0[column].isEmpty || Double($0[column]) != nil }
  }

  private func cell(_ text: String, column: Int, _ isNumber: Bool, sum: Double) -> String {
    let name =
      isNumber
      ? " class=\"number\""
      : columns[column] == "status" ? " class=\"status \(HTMLText.escaped(text))\"" : ""
    let part = isNumber && column > 0 && sum > 0 ? Double(text).map { $0 / sum } : nil
    let shade = part.map { " style=\"--part:\(NumberText.digits($0, 3))\"" } ?? ""
    guard let short = Self.shortened(text) else {
      return "<td\(name)\(shade)>\(HTMLText.escaped(text))</td>"
    }
    // The script sorts and filters by the whole number.
    return "<td\(name)\(shade) title=\"\(HTMLText.escaped(text))\">\(short)</td>"
  }

  /// A number of more digits than can be taken in at a glance with six of them; nil for other text.
  private static func shortened(_ text: String) -> String? {
    guard text.utf8.count > mostBytes, text.utf8.contains(UInt8(ascii: ".")),
      let number = Double(text), number.isFinite
    else { return nil }
    return NumberText.digits(number, 6)
  }
}
