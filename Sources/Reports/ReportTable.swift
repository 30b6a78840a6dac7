/// A table of a page.
package struct ReportTable: Sendable {
  package let id: String
  package let caption: String
  package let columns: [String]
  package let rows: [[String]]
  /// Whether a reader can sort and filter it.
  package let isSortable: Bool

  /// Makes a table.
  package init(
    id: String, caption: String, columns: [String], rows: [[String]], isSortable: Bool = false
  ) {
    (self.id, self.caption, self.columns) = (id, caption, columns)
    (self.rows, self.isSortable) = (rows, isSortable)
  }

  /// The table's element.
  package var html: String {
    let isNumber = columns.indices.map { column in
      rows.allSatisfy { column >= $0.count || $0[column].isEmpty || Double($0[column]) != nil }
    }
    let kind = isSortable ? " class=\"sortable\"" : ""
    let heads = columns.indices.map { column in
      let text = HTMLText.escaped(columns[column])
      let inner = isSortable ? "<button type=\"button\">\(text)</button>" : text
      return "<th scope=\"col\"\(isNumber[column] ? " class=\"number\"" : "")>\(inner)</th>"
    }
    let body = rows.enumerated().map { place, row in
      let cells = row.enumerated().map { column, text in
        let isWord = columns[column] == "status"
        let name =
          isNumber[column]
          ? " class=\"number\"" : isWord ? " class=\"status \(HTMLText.escaped(text))\"" : ""
        return "<td\(name)>\(HTMLText.escaped(text))</td>"
      }
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
}
