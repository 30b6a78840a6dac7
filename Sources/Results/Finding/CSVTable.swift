/// A table of comma-separated values (RFC 4180) with a header, as text.
package struct CSVTable: Sendable, Equatable {
  /// The names in the header.
  package let columns: [String]
  /// The cells of each row; a row may have more or fewer than the header.
  package private(set) var rows: [[String]] = []
  /// The line that each row begins on, from 1.
  package private(set) var lines: [Int] = []

  /// Reads a table, whose lines may end in LF or CRLF; blank lines are left out.
  package init(_ bytes: some Collection<UInt8>) {
    var scanner = Scanner(Array(bytes))
    columns = scanner.row()?.cells ?? []
    while let row = scanner.row() {
      rows.append(row.cells)
      lines.append(row.line)
    }
  }

  /// The place of a column; nil if there is none of the name.
  package func place(of column: String) -> Int? { columns.firstIndex(of: column) }

  /// The cells of a column; nil where there is none of the name.
  package func cells(of column: String) -> [String]? {
    place(of: column).map { place in rows.map { place < $0.count ? $0[place] : "" } }
  }

  /// The numbers of a column, nil for cells that are none; nil where there is no column of the name.
  package func numbers(of column: String) -> [Double?]? {
    cells(of: column)?.map { Double($0) }
  }

  private struct Scanner {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private let bytes: [UInt8]
    private var place: Int
    private var line = 1

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      place = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    }

    /// The next row that is not blank; nil at the end.
    mutating func row() -> (line: Int, cells: [String])? {
      while let byte = peek, byte == 0x0A || byte == 0x0D { advance() }
      guard place < bytes.count else { return nil }
      let line = line
      var cells: [String] = []
      while true {
        cells.append(cell())
        guard peek == 0x2C else { break }
        advance()
      }
      if peek == 0x0D { advance() }
      if peek == 0x0A { advance() }
      return (line, cells)
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func advance() {
      if bytes[place] == 0x0A { line += 1 }
      place += 1
    }

    private mutating func cell() -> String {
      var cell: [UInt8] = []
      if peek == 0x22 {
        advance()
        while let byte = peek {
          advance()
          if byte == 0x22 {
            guard peek == 0x22 else { break }
            advance()
          }
          cell.append(byte)
        }
      }
      while let byte = peek, byte != 0x2C, byte != 0x0A, byte != 0x0D {
        cell.append(byte)
        advance()
      }
      return String(decoding: cell, as: UTF8.self)
    }
  }
}
