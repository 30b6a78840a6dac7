internal import Messages

/// The text of a JSON document in the making.
struct JSONText {
  /// Which characters of strings are written as escapes, beside quotes and backslashes.
  enum Escapes {
    /// Those that RFC 8259 demands, the shortest way: what most writers do.
    case least
    /// All that have no shape of their own, so that nothing in a text steers a terminal.
    case invisible
  }

  private(set) var text = ""
  private let escapes: Escapes

  init(_ escapes: Escapes = .invisible) { self.escapes = escapes }

  /// Appends a document on lines of its own.
  mutating func appendPretty(_ value: JSONValue, indentation: String) {
    let inner = indentation + "  "
    switch value {
    case .array(let elements) where !elements.allSatisfy(\.isScalar):
      text += "["
      for (i, element) in elements.enumerated() {
        text += (i == 0 ? "\n" : ",\n") + inner
        appendPretty(element, indentation: inner)
      }
      text += "\n\(indentation)]"
    case .array(let elements):
      text += "["
      for (i, element) in elements.enumerated() {
        if i > 0 { text += ", " }
        appendCompact(element, sorted: false)
      }
      text += "]"
    case .object(let pairs) where !pairs.isEmpty:
      text += "{"
      for (i, pair) in pairs.enumerated() {
        text += (i == 0 ? "\n" : ",\n") + inner
        append(pair.key)
        text += ": "
        appendPretty(pair.value, indentation: inner)
      }
      text += "\n\(indentation)}"
    default: appendCompact(value, sorted: false)
    }
  }

  /// Appends a document without spaces or newlines.
  mutating func appendCompact(_ value: JSONValue, sorted: Bool) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let number): text += number.description
    case .number(let number): text += number.isFinite ? number.description : "null"
    case .string(let string): append(string)
    case .array(let elements):
      text += "["
      for (i, element) in elements.enumerated() {
        if i > 0 { text += "," }
        appendCompact(element, sorted: sorted)
      }
      text += "]"
    case .object(let pairs):
      text += "{"
      for (i, pair) in (sorted ? Self.sorted(pairs) : pairs).enumerated() {
        if i > 0 { text += "," }
        append(pair.key)
        text += ":"
        appendCompact(pair.value, sorted: sorted)
      }
      text += "}"
    }
  }

  private mutating func append(_ string: String) {
    text += "\""
    if string.utf8.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != 0x22 && $0 != 0x5C }) {
      text += string + "\""
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{08}" where escapes == .least: text += "\\b"
      case "\u{0C}" where escapes == .least: text += "\\f"
      case _ where isEscaped(scalar):
        for unit in String(scalar).utf16 { text += "\\u" + unit.hexadecimal(width: 4) }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch escapes {
    case .least: scalar.value < 0x20
    case .invisible: Legible.isInvisible(scalar)
    }
  }

  private static func sorted(
    _ pairs: [(key: String, value: JSONValue)]
  ) -> [(key: String, value: JSONValue)] {
    pairs.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
  }
}

extension JSONValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: true
    case .array(let elements): elements.isEmpty
    case .object(let pairs): pairs.isEmpty
    }
  }
}
