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

  /// What was guessed.
  struct Guess {
    /// The delimiter.
    let delimiter: CellDelimiter
    /// Another one that would do as well.
    let rival: CellDelimiter?
  }

  /// The most rows that a guess looks at.
  private static let mostRows = 20
  /// How many bytes of a file a guess looks at first; more where they hold no two rows.
  private static let fewestBytes = 1 << 16

  /// The delimiter that a file seems to have.
  static func guess(
    in source: ByteSource, comment: UInt8?
  ) throws(DatasetError) -> Guess {
    try source.rewind()
    var (head, isWhole) = ([] as [UInt8], false)
    repeat {
      isWhole = try !source.append(max(Self.fewestBytes, head.count), to: &head)
    } while !isWhole && head.count < TextBlocks.longestRow
      && firstRows(of: head, isWhole: false, comment: comment).count < 2
    return guess(in: head, isWhole: isWhole, comment: comment)
  }

  /// The delimiter that the beginning of a file shows: of those that each of the first rows has equally often,
  /// the one that leaves the greatest share of numbers, decimal commas among them; commas where none is so.
  ///
  /// - Parameters:
  ///   - head: The beginning.
  ///   - isWhole: Whether that is all of the file.
  ///   - comment: What lines begin with that do not count.
  /// - Returns: The delimiter, and another one that would do as well.
  static func guess(in head: [UInt8], isWhole: Bool, comment: UInt8?) -> Guess {
    let rows = firstRows(of: head, isWhole: isWhole, comment: comment)
    var found: [(delimiter: Self, share: Double)] = []
    for delimiter in allCases {
      let cells = rows.map { delimiter.cells(of: $0) }
      guard let width = cells.first?.count, width > 1, cells.allSatisfy({ $0.count == width })
      else { continue }
      let numbers = cells.dropFirst().joined().count(where: isNumberLike)
      found.append((delimiter, Double(numbers) / Double(max(1, width * (cells.count - 1)))))
    }
    let greatest = found.map(\.share).max()
    let best = found.first { $0.share == greatest }?.delimiter ?? .comma
    return Guess(delimiter: best, rival: found.first { $0.delimiter != best }?.delimiter)
  }

  /// The bytes of the first rows; a line end within quotes ends none.
  private static func firstRows(
    of bytes: [UInt8], isWhole: Bool, comment: UInt8?
  ) -> [ArraySlice<UInt8>] {
    var (rows, isQuoted): ([ArraySlice<UInt8>], Bool) = ([], false)
    var start = bytes.starts(with: TextBlocks.mark) ? TextBlocks.mark.count : 0
    var position = start
    while position <= bytes.count, rows.count < mostRows {
      let isEnd = position == bytes.count
      if !isEnd, bytes[position] == UInt8(ascii: "\"") { isQuoted.toggle() }
      // A row that is cut off says nothing.
      if isEnd ? isWhole : !isQuoted && TextPlace.isLineEnd(bytes[position]) {
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
