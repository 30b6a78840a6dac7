/// Rows of text as lines whose columns stand below each other.
package enum TextTable {
  /// The lines of some rows, of which none ends with a space.
  ///
  /// - Parameters:
  ///   - rows: As many cells each.
  ///   - right: The first of the columns that stand to the right, as numbers do; nil for none.
  /// - Returns: As many lines as rows.
  package static func lines(_ rows: [[String]], rightFrom right: Int? = nil) -> [String] {
    guard let first = rows.first else { return [] }
    let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column < right ?? .max ? row[column] + space : space + row[column]
      }
      let line = cells.joined(separator: "  ")
      return String(
        line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
  }
}
