/// Splits the bytes of a CSV file into fields.
struct CSVScanner {
  /// One field of a row.
  struct Field {
    /// The content: without the quotes around it, but with doubled quotes as they stand.
    let content: Range<Int>
    /// Whether quotes inside the content stand for one each.
    let hasDoubledQuotes: Bool
    /// Whether the row ends after this field.
    let endsRow: Bool
  }

  /// What is wrong with the text between two commas.
  struct Fault: Error {
    /// The byte at fault.
    let position: Int
    /// What is wrong with it.
    let message: String
  }

  /// The whole file.
  let bytes: [UInt8]
  /// Where the next field begins.
  private(set) var position = 0

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Stands at the first byte after a byte order mark.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = TextPlace.start(of: bytes)
  }

  /// Whether nothing but blank lines is left.
  var isAtEnd: Bool {
    bytes[position...].allSatisfy {
      Self.isSpace($0) || $0 == Self.newline || $0 == Self.carriageReturn
    }
  }

  /// Whether the line at ``position`` has nothing but spaces.
  var isAtBlankLine: Bool {
    for byte in bytes[position...] {
      if byte == Self.newline || byte == Self.carriageReturn { return true }
      guard Self.isSpace(byte) else { return false }
    }
    return true
  }

  /// Reads one field and the comma or line end behind it.
  mutating func next() throws(Fault) -> Field {
    if position < bytes.count, bytes[position] == Self.quote { return try nextQuoted() }
    let start = position
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == Self.comma || byte == Self.newline || byte == Self.carriageReturn { break }
      end += 1
    }
    position = end
    return Field(content: start..<end, hasDoubledQuotes: false, endsRow: stepOverDelimiter())
  }

  /// The text that part of a field stands for.
  func text(_ field: Field, in range: Range<Int>) -> String {
    let content = bytes[range]
    guard field.hasDoubledQuotes else { return String(decoding: content, as: UTF8.self) }
    var text: [UInt8] = []
    var isSecond = false
    for byte in content {
      isSecond = byte == Self.quote && !isSecond
      // Of each pair of quotes the first stays.
      if byte != Self.quote || isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func nextQuoted() throws(Fault) -> Field {
    let opening = position
    position += 1
    var hasDoubledQuotes = false
    while true {
      guard position < bytes.count else {
        throw Fault(position: opening, message: "this quote is never closed")
      }
      if bytes[position] == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        position += 1
      }
      position += 1
    }
    let content = opening + 1..<position
    position += 1
    guard position == bytes.count || isDelimiter(bytes[position]) else {
      throw Fault(position: position, message: "text after a closing quote")
    }
    return Field(
      content: content, hasDoubledQuotes: hasDoubledQuotes, endsRow: stepOverDelimiter())
  }

  /// Steps over the comma or line end at ``position``; whether it ended the row.
  private mutating func stepOverDelimiter() -> Bool {
    guard position < bytes.count else { return true }
    let byte = bytes[position]
    position += 1
    if byte == Self.comma { return false }
    if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.newline {
      position += 1
    }
    return true
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == Self.comma || byte == Self.newline || byte == Self.carriageReturn
  }

  /// Whether a byte is a blank that may surround numbers.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
