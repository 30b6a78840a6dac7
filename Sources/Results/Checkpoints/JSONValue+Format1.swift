internal import JSON

extension JSONValue {
  /// A document of a checkpoint of format 1 with the keys of format 2: `loss_sum` for `lossSum`,
  /// `dirty` for `isDirty`.
  var withoutFormat1: JSONValue {
    switch self {
    case .array(let items): .array(items.map(\.withoutFormat1))
    case .object(let pairs):
      .object(pairs.map { (Self.key(ofFormat1: $0.key), $0.value.withoutFormat1) })
    case .null, .bool, .integer, .number, .string: self
    }
  }

  private static func key(ofFormat1 key: String) -> String {
    // Only the file of a diff had a name.
    if key == "name" { return "file" }
    let words = key.reduce(into: "") { text, letter in
      text += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
    return words.hasPrefix("is_") ? String(words.dropFirst(3)) : words
  }
}
