/// What the builder asks of the characters themselves, by number from the start of the text.
extension SourceText {
  /// The ASCII character at a place; nil at the end, and 0xFF for any other character.
  func character(at scalar: Int) -> UInt8? {
    guard scalar >= 0, scalar < count else { return nil }
    let byte = bytes[offsets[scalar]]
    return byte < 0x80 ? byte : 0xFF
  }

  /// The text of a range, shortened for a message.
  func text(_ range: Range<Int>) -> String {
    let (lower, upper) = (min(range.lowerBound, count), min(range.upperBound, count))
    return String(decoding: bytes[offsets[lower]..<offsets[upper]], as: UTF8.self).shortened
  }

  /// The tag that is among the properties that begin at a place.
  func tag(from start: Int) -> Range<Int> {
    var lower = start
    while let byte = character(at: lower), byte != UInt8(ascii: "!") { lower += 1 }
    return lower..<endOfProperty(from: lower)
  }

  /// The first character of a node whose properties, so many of them, begin at a place.
  func afterProperties(_ count: Int, from start: Int) -> Int {
    (0..<count).reduce(start) { position, _ in afterBlanks(from: endOfProperty(from: position)) }
  }

  /// The end of an anchor, or of a tag: `&name`, `!!str`, `!<tag:yaml.org,2002:str>`.
  private func endOfProperty(from start: Int) -> Int {
    guard character(at: start) == UInt8(ascii: "!"), character(at: start + 1) == UInt8(ascii: "<")
    else { return endOfWord(from: start) }
    var position = start
    while let byte = character(at: position), byte != UInt8(ascii: ">") { position += 1 }
    return min(position + 1, count)
  }

  private func afterBlanks(from start: Int) -> Int {
    var position = start
    while let byte = character(at: position) {
      if byte == UInt8(ascii: "#") {
        while let byte = character(at: position), byte != 0x0A, byte != 0x0D { position += 1 }
      } else if isBlank(byte) {
        position += 1
      } else {
        break
      }
    }
    return position
  }

  /// Whether a scalar that begins at a place is a block: `|` or `>`.
  func isBlockScalar(at start: Int) -> Bool {
    character(at: start) == UInt8(ascii: "|") || character(at: start) == UInt8(ascii: ">")
  }

  /// The end of a range without the blanks and line breaks before it.
  func trimmed(_ range: Range<Int>) -> Int {
    var end = min(range.upperBound, count)
    while end > range.lowerBound, let byte = character(at: end - 1), isBlank(byte) { end -= 1 }
    return end
  }

  /// Whether anything but blanks stands before a place in its line.
  func hasText(before position: Int) -> Bool {
    var position = position - 1
    while let byte = character(at: position), byte != 0x0A, byte != 0x0D {
      if !isBlank(byte) { return true }
      position -= 1
    }
    return false
  }

  private func endOfWord(from start: Int) -> Int {
    var position = start
    while let byte = character(at: position), !isBlank(byte), !",[]{}".utf8.contains(byte) {
      position += 1
    }
    return position
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
