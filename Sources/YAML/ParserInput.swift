/// A text as libyaml is given it: what it refuses of YAML 1.2 is replaced by as many characters,
/// so that its places are those of the text.
struct ParserInput {
  /// A character that is written as the escapes of its two surrogates, as JSON does.
  private struct SurrogatePair {
    /// Where the first escape begins, in Unicode scalars from the start of the text.
    let position: Int
    /// What is written.
    let source: String
    /// What it means in double quotes.
    let scalar: Unicode.Scalar
  }

  /// The bytes, without any byte order mark.
  private(set) var bytes: [UInt8]
  private var pairs: [SurrogatePair] = []
  private var standIn: Unicode.Scalar = "\u{E000}"

  /// Prepares a text.
  init(_ source: SourceText) {
    let start = source.offsets.first ?? 0
    bytes = Array(source.bytes[start...])
    if bytes.contains(UInt8(ascii: "\t")) { BlankLines.replaceTabs(in: &bytes) }
    let places = bytes.indices.filter(isSurrogatePair)
    guard !places.isEmpty, let free = unusedStandIn() else { return }
    standIn = free
    let escape = Array(Self.escape(of: free).utf8)
    for place in places {
      pairs.append(pair(at: place, source.scalar(atOffset: start + place)))
      bytes.replaceSubrange(place..<place + 12, with: escape)
    }
  }

  /// A scalar's text with what stood where stand-ins were put.
  func restored(_ text: String, in range: Range<Int>) -> String {
    let inRange = pairs[firstPair(from: range.lowerBound)..<firstPair(from: range.upperBound)]
    guard !inRange.isEmpty else { return text }
    var (rest, left) = (Array(text.unicodeScalars)[...], inRange)
    let escape = Array(Self.escape(of: standIn).unicodeScalars)
    var result = String.UnicodeScalarView()
    while let scalar = rest.first {
      if scalar == standIn, let pair = left.popFirst() {
        result.append(pair.scalar)
        rest = rest.dropFirst(2)
      } else if scalar == "\\", rest.starts(with: escape), let pair = left.popFirst() {
        // In a plain scalar, single quotes or a block it is no escape.
        result.append(contentsOf: pair.source.unicodeScalars)
        rest = rest.dropFirst(escape.count)
      } else {
        result.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }

  private func firstPair(from position: Int) -> Int {
    var (low, high) = (0, pairs.count)
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func escape(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u\(digits)\\u\(digits)"
  }

  /// Whether the escapes of a high and a low surrogate stand at a place, and no escaped backslash.
  private func isSurrogatePair(at place: Int) -> Bool {
    guard bytes[place] == UInt8(ascii: "\\"), let high = escapedUnit(at: place),
      (0xD800..<0xDC00).contains(high), let low = escapedUnit(at: place + 6)
    else { return false }
    let backslashes = bytes[..<place].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return (0xDC00..<0xE000).contains(low) && backslashes.isMultiple(of: 2)
  }

  /// The number of an escape `\uXXXX` that stands at a place.
  private func escapedUnit(at place: Int) -> UInt32? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    return hexadecimal(at: place + 2)
  }

  private func hexadecimal(at place: Int) -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private func pair(at place: Int, _ position: Int) -> SurrogatePair {
    let (high, low) = (escapedUnit(at: place) ?? 0xD800, escapedUnit(at: place + 6) ?? 0xDC00)
    let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    return SurrogatePair(
      position: position, source: String(decoding: bytes[place..<place + 12], as: UTF8.self),
      scalar: scalar ?? "\u{FFFD}")
  }

  /// A private character that the text holds neither itself nor as an escape.
  private func unusedStandIn() -> Unicode.Scalar? {
    var used = Set<UInt32>()
    for place in bytes.indices {
      if let value = hexadecimal(at: place) { used.insert(value) }
      if 0xEE...0xEF ~= bytes[place], place + 3 <= bytes.count {
        let (second, third) = (UInt32(bytes[place + 1]), UInt32(bytes[place + 2]))
        used.insert(UInt32(bytes[place] & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F)
      }
    }
    return (0xE000...0xF8FF).lazy.filter { !used.contains($0) }.compactMap(Unicode.Scalar.init)
      .first
  }
}

extension SourceText {
  /// The number of the scalar that begins at a byte.
  fileprivate func scalar(atOffset offset: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
