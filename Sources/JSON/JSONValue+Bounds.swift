extension JSONValue {
  /// Whether the document could be read where it stands so deep in another: it and what is in it is not
  /// too deep, and no key of an object repeats.
  package func isReadable(within depth: Int) -> Bool {
    guard depth < JSONScanner.deepest else { return false }
    switch self {
    case .null, .bool, .integer, .number, .string: return true
    case .array(let elements): return elements.allSatisfy { $0.isReadable(within: depth + 1) }
    case .object(let pairs):
      return Set(pairs.map(\.key)).count == pairs.count
        && pairs.allSatisfy { $0.value.isReadable(within: depth + 1) }
    }
  }

  /// Whether ``compactText`` has at most so many bytes.
  package func isShort(_ limit: Int) -> Bool {
    mostBytes <= limit || compactText.utf8.count <= limit
  }

  /// A bound of the bytes of ``compactText``, which takes no text to know.
  private var mostBytes: Int {
    switch self {
    case .null, .bool: 5
    case .integer, .number: 25
    // The longest escape of a byte has six characters.
    case .string(let text): 6 * text.utf8.count + 2
    case .array(let elements): elements.reduce(2) { $0 + 1 + $1.mostBytes }
    case .object(let pairs):
      pairs.reduce(2) { $0 + 6 * $1.key.utf8.count + 4 + $1.value.mostBytes }
    }
  }
}
