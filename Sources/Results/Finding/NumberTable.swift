/// A `metrics.csv` as numbers: a table whose header may be quoted, and whose other cells are numbers or
/// empty.
package struct NumberTable: Sendable {
  /// The names in the header.
  package let columns: [String]
  /// The line of the first row, from 1, that has more or fewer cells than the header and is left out; nil
  /// where there is none.
  package private(set) var firstDamagedLine: Int?
  private var values: [[Double?]]

  /// Reads a table, whose lines may end in LF or CRLF; what is no number is NaN.
  package init(_ bytes: [UInt8]) {
    let header = bytes.prefix { $0 != UInt8(ascii: "\n") }
    columns = CSVTable(header).columns
    values = Array(repeating: [], count: columns.count)
    let lines = bytes[header.count...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, whole) in lines.enumerated() {
      let line = whole.last == UInt8(ascii: "\r") ? whole.dropLast() : whole
      guard !line.isEmpty else { continue }
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count == columns.count else {
        // The first piece is what follows the header on its line.
        firstDamagedLine = firstDamagedLine ?? number + 1
        continue
      }
      for (column, cell) in cells.enumerated() { values[column].append(Self.number(cell)) }
    }
  }

  /// The numbers of a column, nil for empty cells; none where there is no column of the name.
  package func numbers(of column: String) -> [Double?] {
    columns.firstIndex(of: column).map { values[$0] } ?? []
  }

  private static func number(_ cell: ArraySlice<UInt8>) -> Double? {
    cell.isEmpty ? nil : Double(String(decoding: cell, as: UTF8.self)) ?? .nan
  }
}
