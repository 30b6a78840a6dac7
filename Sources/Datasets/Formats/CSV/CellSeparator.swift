/// What stands between the cells of tables that are no comma-separated values.
enum CellSeparator: CaseIterable {
  case semicolon, tab, bar

  /// What messages call it.
  var plural: String {
    switch self {
    case .semicolon: "semicolons"
    case .tab: "tabs"
    case .bar: "bars"
    }
  }

  private var byte: UInt8 {
    switch self {
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    }
  }

  /// The separator that a file seems to have, with its first place: one that each of the first two
  /// rows has as often as the other, quotes aside.
  static func found(in file: [UInt8]) -> (separator: Self, position: Int)? {
    let bytes = file.prefix(longestRows)
    var position = TextPlace.start(of: file)
    let first = row(of: bytes, from: &position)
    let hasSecond = position < bytes.count
    let second = row(of: bytes, from: &position)
    for separator in allCases {
      let (found, others) = (separator.positions(first, bytes), separator.positions(second, bytes))
      guard let place = found.first else { continue }
      if !hasSecond || others.count == found.count { return (separator, place) }
    }
    return nil
  }

  /// The most bytes of two rows that are looked at.
  private static let longestRows = 1 << 16

  /// The places of the bytes of the row at a position that stand outside quotes; goes past its end.
  private static func row(of bytes: ArraySlice<UInt8>, from position: inout Int) -> [Int] {
    var (places, isQuoted): ([Int], Bool) = ([], false)
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, TextPlace.isLineEnd(byte) { break }
      if !isQuoted { places.append(position) }
      position += 1
    }
    while position < bytes.count, TextPlace.isLineEnd(bytes[position]) { position += 1 }
    return places
  }

  /// Where it stands in a row; a tab beside a comma or at an end is a blank.
  private func positions(_ row: [Int], _ bytes: ArraySlice<UInt8>) -> [Int] {
    row.filter { bytes[$0] == byte && (self != .tab || isBetweenCells($0, bytes)) }
  }

  private func isBetweenCells(_ position: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
    [position - 1, position + 1].allSatisfy { beside in
      bytes.indices.contains(beside) && bytes[beside] != UInt8(ascii: ",")
        && !FieldScanner.isSpace(bytes[beside]) && !TextPlace.isLineEnd(bytes[beside])
    }
  }
}
