/// Rows of comma-separated values (RFC 4180), as bytes in the making.
///
/// Append cells, end the row, and take the bytes when enough have come together. Lines end
/// in LF. Numbers round-trip: the shortest decimal that reads back as the same number.
package struct CSVRows: Sendable {
  /// All rows so far; the last may be unfinished.
  package private(set) var bytes: [UInt8] = []
  private var isRowEmpty = true

  /// Makes no rows.
  package init() {}

  /// Appends a cell of text, quoted if it has to be.
  package mutating func append(_ text: String) {
    separate()
    let isSpecial = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    let isQuoted = isSpecial || text.first == " " || text.last == " "
    let cell = isQuoted ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    bytes.append(contentsOf: cell.utf8)
  }

  /// Appends a whole number.
  package mutating func append(_ number: Int) {
    separate()
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Appends a number: `nan`, `inf` or `-inf` if it is not finite, nothing if there is none.
  package mutating func append(_ number: Double?) {
    separate()
    if let number { bytes.append(contentsOf: number.description.utf8) }
  }

  /// Ends the row.
  package mutating func endRow() {
    bytes.append(0x0A)
    isRowEmpty = true
  }

  /// Forgets all rows but keeps their memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isRowEmpty = true
  }

  private mutating func separate() {
    if !isRowEmpty { bytes.append(0x2C) }
    isRowEmpty = false
  }
}
