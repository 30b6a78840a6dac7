/// A text that libyaml can read, and its places: checked UTF-8 with an index of its lines.
///
/// The checks come before libyaml sees a byte, so that a bad byte is reported by line and column,
/// and no character is left on which YAML 1.1 and 1.2 disagree.
package struct SourceText: Sendable {
  /// The text as it was given.
  package let bytes: [UInt8]
  /// The offset of every Unicode scalar after any byte order mark, then that of the end.
  let offsets: [Int]
  /// The number of the first scalar of every line.
  private let lineStarts: [Int]

  /// Checks and indexes a text.
  ///
  /// - Throws: `YAMLError` at the first byte that is not UTF-8, or is not allowed in a document.
  package init(_ bytes: [UInt8]) throws(YAMLError) {
    var index = TextIndex(bytes)
    try index.run()
    self.bytes = bytes
    offsets = index.offsets
    lineStarts = index.lineStarts
  }

  /// The number of Unicode scalars, without any byte order mark.
  var count: Int { offsets.count - 1 }

  /// The place before a scalar; numbers beyond the end stand for the end.
  func mark(at scalar: Int) -> Mark {
    let scalar = min(max(scalar, 0), count)
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= scalar { low = middle } else { high = middle }
    }
    return Mark(line: low + 1, column: scalar - lineStarts[low] + 1, offset: offsets[scalar])
  }

  /// The text of a line, numbered from 1, without its line break; empty beyond the last.
  package func line(_ number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let first = offsets[lineStarts[number - 1]]
    let next = number < lineStarts.count ? offsets[lineStarts[number]] : bytes.count
    let line = bytes[first..<next]
    let end = line.lastIndex { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line.prefix(through: end ?? first - 1), as: UTF8.self)
  }

  /// The places of a part of a scalar's text, counted in Unicode scalars from 0.
  ///
  /// Where the text in the file is not the text of the scalar, letter by letter (escapes, folded
  /// lines, blocks), it is the places of the whole scalar.
  package func marks(of range: Range<Int>, in node: Node) -> (start: Mark, end: Mark) {
    guard case .scalar(let scalar) = node.kind else { return (node.start, node.end) }
    let quote = scalar.isPlain ? 0 : 1
    let first = node.start.offset + quote
    let written = first..<max(first, node.end.offset - quote)
    guard written.upperBound <= bytes.count, bytes[written].elementsEqual(scalar.text.utf8)
    else { return (node.start, node.end) }
    let scalars = scalar.text.unicodeScalars
    func mark(_ index: Int) -> Mark {
      let index = min(index, scalars.count)
      let offset = scalars.prefix(index).reduce(0) { $0 + UTF8.width($1) }
      return Mark(
        line: node.start.line, column: node.start.column + quote + index,
        offset: written.lowerBound + offset)
    }
    return (mark(range.lowerBound), mark(range.upperBound))
  }
}
