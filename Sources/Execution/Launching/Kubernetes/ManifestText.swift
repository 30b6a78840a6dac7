internal import JSON

/// A document of Kubernetes' as YAML in blocks.
///
/// Every text is between double quotes, with JSON's escapes, which are YAML's: none is taken for
/// anything else. Keys are words of Kubernetes' own.
enum ManifestText {
  /// The text of a document, with a newline at its end.
  static func text(of document: JSONValue) -> String {
    lines(of: document).map { $0 + "\n" }.joined()
  }

  private static func lines(of value: JSONValue) -> [String] {
    switch value {
    case .object(let pairs): pairs.flatMap { lines(of: $0.value, after: "\($0.key):") }
    case .array(let items):
      items.flatMap { item -> [String] in
        let lines = lines(of: item)
        return zip(lines, lines.indices).map { ($1 == 0 ? "- " : "  ") + $0 }
      }
    case .null, .bool, .integer, .number, .string: [value.compactText]
    }
  }

  private static func lines(of value: JSONValue, after key: String) -> [String] {
    switch value {
    case .object(let pairs) where !pairs.isEmpty: [key] + lines(of: value).map { "  " + $0 }
    case .array(let items) where !items.isEmpty: [key] + lines(of: value).map { "  " + $0 }
    case .object, .array, .null, .bool, .integer, .number, .string: ["\(key) \(value.compactText)"]
    }
  }
}
