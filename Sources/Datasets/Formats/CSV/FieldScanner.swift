/// Splits the bytes of a table into fields.
struct FieldScanner {
  /// One field of a row.
  struct Field {
    /// The content: without the quotes around it, but with doubled quotes as they stand.
    let content: Range<Int>
    /// Whether quotes inside the content stand for one each.
    let hasDoubledQuotes: Bool
    /// Whether the row ends after this field.
    let endsRow: Bool
  }

  /// Whole rows of the file.
  let bytes: [UInt8]
  /// What stands between cells.
  private let delimiter: UInt8
  /// What lines begin with that are stepped over.
  private let comment: UInt8?
  /// Where the next field begins.
  var position: Int

  private static let quote = UInt8(ascii: "\"")

  /// Stands at a byte with which a row begins.
  init(_ bytes: [UInt8], _ form: TextForm, at position: Int = 0) {
    (self.bytes, delimiter, comment) = (bytes, form.delimiter.byte, form.comment)
    self.position = position
  }

  /// Whether nothing but blank lines and comments is left.
  var isAtEnd: Bool {
    var scanner = self
    while true {
      scanner.skipComments()
      guard scanner.position < bytes.count else { return true }
      guard scanner.isAtBlankLine else { return false }
      scanner.skipLine()
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { Self.isSpace(byte) && byte != delimiter }

  /// Whether the line at ``position`` has nothing but spaces.
  var isAtBlankLine: Bool {
    bytes[position...].first { !isBlank($0) }.map(TextPlace.isLineEnd) ?? true
  }

  /// Reads one field and the delimiter or line end behind it.
  mutating func next() throws(FormatError) -> Field {
    if position < bytes.count, bytes[position] == Self.quote { return try nextQuoted() }
    let start = position
    while position < bytes.count, !isDelimiter(bytes[position]) { position += 1 }
    let content = start..<position
    return Field(content: content, hasDoubledQuotes: false, endsRow: stepOverDelimiter())
  }

  /// The text that part of a field stands for; nil where it is not UTF-8.
  func validText(_ field: Field, in range: Range<Int>) -> String? {
    let text = String(validating: bytes[range], as: UTF8.self)
    return field.hasDoubledQuotes ? text?.replacing("\"\"", with: "\"") : text
  }

  private mutating func nextQuoted() throws(FormatError) -> Field {
    let opening = position
    var hasDoubledQuotes = false
    position += 1
    while position < bytes.count {
      guard bytes[position] == Self.quote else {
        position += 1
        continue
      }
      guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
      hasDoubledQuotes = true
      position += 2
    }
    guard position < bytes.count else {
      throw FormatError("this quote is never closed", at: opening)
    }
    let content = opening + 1..<position
    position += 1
    guard position == bytes.count || isDelimiter(bytes[position]) else {
      throw FormatError("text after a closing quote", at: position)
    }
    return Field(
      content: content, hasDoubledQuotes: hasDoubledQuotes, endsRow: stepOverDelimiter())
  }

  /// Steps over the delimiter or line end at ``position``; whether it ended the row.
  mutating func stepOverDelimiter() -> Bool {
    guard position < bytes.count else { return true }
    let byte = bytes[position]
    position += 1
    if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
      position += 1
    }
    return byte != delimiter
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == delimiter || TextPlace.isLineEnd(byte)
  }

  /// Steps over lines that are comments.
  mutating func skipComments() {
    guard let comment else { return }
    while position < bytes.count, bytes[position] == comment {
      skipLine()
    }
  }

  private mutating func skipLine() {
    while position < bytes.count, !TextPlace.isLineEnd(bytes[position]) { position += 1 }
    if position < bytes.count { _ = stepOverDelimiter() }
  }

  /// The range without blanks at either end; a tab that stands between cells is none.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while start < end, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether a byte is a blank that may surround numbers.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
