/// What stands between the cells of a table.
public enum CellDelimiter: String, Sendable, CaseIterable {
  case comma = ","
  case semicolon = ";"
  case tab
  case bar = "|"

  /// What messages call several of it.
  var plural: String {
    switch self {
    case .comma: "commas"
    case .semicolon: "semicolons"
    case .tab: "tabs"
    case .bar: "bars"
    }
  }

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    }
  }

  /// The most bytes and rows that a guess looks at.
  private static let (mostBytes, mostRows) = (1 << 16, 20)

  /// The delimiter that a file seems to have: of those that each of the first rows has equally often, the one
  /// that leaves the greatest share of numbers, decimal commas among them; commas where none is so.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - comment: What lines begin with that do not count.
  /// - Returns: The delimiter.
  static func guess(in file: [UInt8], comment: UInt8?) -> Self {
    let rows = firstRows(of: file, comment: comment)
    var best: (delimiter: Self, share: Double)?
    for delimiter in allCases {
      let cells = rows.map { delimiter.cells(of: $0) }
      guard let width = cells.first?.count, width > 1, cells.allSatisfy({ $0.count == width })
      else { continue }
      let numbers = cells.dropFirst().joined().count(where: isNumberLike)
      let share = Double(numbers) / Double(max(1, width * (cells.count - 1)))
      if share > best?.share ?? -1 { best = (delimiter, share) }
    }
    return best?.delimiter ?? .comma
  }

  /// The bytes of the first rows; a line end within quotes ends none.
  private static func firstRows(of file: [UInt8], comment: UInt8?) -> [ArraySlice<UInt8>] {
    let bytes = file.prefix(mostBytes)
    var (rows, start, isQuoted): ([ArraySlice<UInt8>], Int, Bool) = (
      [], TextPlace.start(of: file), false
    )
    var position = start
    while position <= bytes.count, rows.count < mostRows {
      let isEnd = position == bytes.count
      if !isEnd, bytes[position] == UInt8(ascii: "\"") { isQuoted.toggle() }
      // A row that is cut off says nothing.
      if isEnd ? bytes.count == file.count : !isQuoted && TextPlace.isLineEnd(bytes[position]) {
        let row = bytes[start..<position]
        let isBlank = row.allSatisfy(FieldScanner.isSpace)
        if !isBlank, comment == nil || row.first != comment { rows.append(row) }
        start = position + 1
      }
      position += 1
    }
    return rows
  }

  /// The cells of a row; a tab beside a blank is a blank.
  private func cells(of row: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var (cells, start, isQuoted): ([ArraySlice<UInt8>], Int, Bool) = ([], row.startIndex, false)
    for position in row.indices {
      if row[position] == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard row[position] == byte, !isQuoted else { continue }
      cells.append(row[start..<position])
      start = position + 1
    }
    return cells + [row[start...]]
  }

  /// Whether a cell has the characters of a number, digits among them.
  private static func isNumberLike(_ cell: ArraySlice<UInt8>) -> Bool {
    var (digits, points) = (0, 0)
    for byte in cell where !FieldScanner.isSpace(byte) && byte != UInt8(ascii: "\"") {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."), UInt8(ascii: ","): points += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "e"), UInt8(ascii: "E"): break
      case _: return false
      }
    }
    return digits > 0 && points < 2
  }
}
