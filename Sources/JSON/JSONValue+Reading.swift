extension JSONValue {
  /// Reads a document.
  ///
  /// A number without fraction and exponent that fits is an integer. Keys of an object must not
  /// repeat, and lists and objects stand within each other at most 64 deep.
  ///
  /// - Throws: ``JSONError`` for what is no document.
  package init(parsing text: some Sequence<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(Array(text)[...])
    self = try scanner.value()
    guard scanner.isAtEnd() else { throw JSONError("text after the document") }
  }
}

extension JSONScanner {
  /// How deep values may stand in each other.
  static let deepest = 64

  /// Reads any value and all in it.
  mutating func value(within depth: Int = 0) throws(JSONError) -> JSONValue {
    guard depth < Self.deepest else { throw JSONError("values stand too deep in each other") }
    if isNext("\"") { return .string(try string()) }
    if isNext("[") {
      var elements: [JSONValue] = []
      try list { (scanner) throws(JSONError) in
        elements.append(try scanner.value(within: depth + 1))
      }
      return .array(elements)
    }
    if isNext("{") {
      var pairs: [(key: String, value: JSONValue)] = []
      try object { (scanner, key) throws(JSONError) in
        pairs.append((key, try scanner.value(within: depth + 1)))
      }
      return .object(pairs)
    }
    return try scalar()
  }

  private mutating func scalar() throws(JSONError) -> JSONValue {
    let word = word()
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard Self.isNumber(word), let number = Double(word), number.isFinite else {
        throw JSONError("a value is missing")
      }
      return Int(word).map(JSONValue.integer) ?? .number(number)
    }
  }

  /// Whether a word is spelled as JSON spells numbers, which is narrower than what Swift reads.
  private static func isNumber(_ word: Substring) -> Bool {
    let halves = word.dropFirst(word.hasPrefix("-") ? 1 : 0)
      .split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    var digits = halves[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard digits[0] == "0" || !digits[0].hasPrefix("0") else { return false }
    if halves.count == 2 {
      digits.append(halves[1].dropFirst("+-".contains(halves[1].first ?? "e") ? 1 : 0))
    }
    return digits.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
  }
}
