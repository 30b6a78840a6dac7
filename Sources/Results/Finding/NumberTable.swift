/// A `metrics.csv` as numbers: a table whose header may be quoted, and whose other cells are numbers or
/// empty.
package struct NumberTable: Sendable {
  /// The names in the header.
  package let columns: [String]
  private var values: [[Double]]

  /// Reads a table; what is no number is NaN.
  package init(_ bytes: [UInt8]) {
    let header = bytes.prefix { $0 != UInt8(ascii: "\n") }
    columns = CSVTable(header).columns
    values = Array(repeating: [], count: columns.count)
    for line in bytes[header.count...].split(separator: UInt8(ascii: "\n")) {
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count == columns.count else { continue }
      for (column, cell) in cells.enumerated() {
        values[column].append(
          cell.isEmpty ? .nan : Double(String(decoding: cell, as: UTF8.self)) ?? .nan)
      }
    }
  }

  /// The numbers of a column; none where there is no column of the name.
  package func numbers(of column: String) -> [Double] {
    columns.firstIndex(of: column).map { values[$0] } ?? []
  }
}
