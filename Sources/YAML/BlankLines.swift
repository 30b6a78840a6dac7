/// Lines of nothing but blanks, or of a comment behind them, in which libyaml takes no tab.
enum BlankLines {
  /// Puts spaces in the place of tabs in such lines; the content of a block scalar (`|`, `>`) stays.
  static func replaceTabs(in bytes: inout [UInt8]) {
    var start = 0
    // Where the lines of a block scalar begin that the line stands in.
    var contentColumn: Int?
    while start < bytes.count {
      let line = line(from: start, in: bytes)
      let first = line.first { !isBlank(bytes[$0]) } ?? line.upperBound
      let isEmpty = first == line.upperBound
      if let column = contentColumn, !isEmpty, first - start < column { contentColumn = nil }
      let isComment = !isEmpty && bytes[first] == UInt8(ascii: "#") && contentColumn == nil
      if isEmpty || isComment {
        for place in start..<min(first, start + (contentColumn ?? .max - start))
        where bytes[place] == UInt8(ascii: "\t") { bytes[place] = UInt8(ascii: " ") }
      } else if contentColumn == nil, opensBlock(bytes[line]) {
        contentColumn = columnOfContent(behind: line, in: bytes)
      }
      start = line.upperBound + 1
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func line(from start: Int, in bytes: [UInt8]) -> Range<Int> {
    start..<(bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count)
  }

  /// Whether a line ends with the beginning of a block scalar: `key: |`, `- >-`.
  private static func opensBlock(_ line: ArraySlice<UInt8>) -> Bool {
    for place in line.indices {
      let isFirst = place == line.startIndex || isBlank(line[place - 1])
      guard isFirst else { continue }
      if line[place] == UInt8(ascii: "#") { return false }
      guard line[place] == UInt8(ascii: "|") || line[place] == UInt8(ascii: ">") else { continue }
      let rest = line[(place + 1)...].drop { "+-123456789".utf8.contains($0) }
      let behind = rest.drop(while: isBlank)
      if behind.isEmpty || behind.count < rest.count && behind.first == UInt8(ascii: "#") {
        return true
      }
    }
    return false
  }

  /// The spaces before the first line behind a line that is not empty; nil where that is no content.
  private static func columnOfContent(behind line: Range<Int>, in bytes: [UInt8]) -> Int? {
    let rest = bytes[min(line.upperBound, bytes.count)...]
    guard let first = rest.firstIndex(where: { !isBlank($0) && $0 != 0x0A && $0 != 0x0D }) else {
      return nil
    }
    let before = bytes[..<first].reversed().prefix { $0 == 0x20 }.count
    let own = bytes[line].prefix { $0 == 0x20 }.count
    return before > own ? before : nil
  }
}
