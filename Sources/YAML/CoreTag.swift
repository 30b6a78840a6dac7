/// A tag of YAML's core schema, such as `!!float`: what a value must be, whatever its field takes.
enum CoreTag: String {
  case null, bool, int, float, str, map, seq

  /// The tag of a full name; nil for one that is not of the core schema.
  init?(fullName: String) {
    let prefix = "tag:yaml.org,2002:"
    guard fullName.hasPrefix(prefix) else { return nil }
    self.init(rawValue: String(fullName.dropFirst(prefix.count)))
  }

  /// What the tag stands before, in words.
  private var expected: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .int: "a whole number"
    case .float: "a number"
    case .str: "text"
    case .map: "a mapping"
    case .seq: "a list"
    }
  }

  /// What is wrong with a node of this tag; nil if nothing is.
  func mistake(in kind: Event.Kind) -> String? {
    let isRight =
      switch kind {
      case .scalar(let scalar, _): accepts(scalar.text)
      case .mappingStart: self == .map
      case .sequenceStart: self == .seq
      case .streamStart, .streamEnd, .documentStart, .documentEnd, .alias, .sequenceEnd,
        .mappingEnd:
        false
      }
    return isRight ? nil : "expected \(expected) after the tag '!!\(rawValue)'"
  }

  /// A scalar as the tag says that it is read: `!!str null` is a text, `!!bool "true"` is none.
  func scalar(_ scalar: Scalar) -> Scalar {
    Scalar(text: plainText(scalar.text), isPlain: self != .str)
  }

  /// The spelling that fields read, of the several that the core schema has.
  private func plainText(_ text: String) -> String {
    switch self {
    case .null, .bool: text.lowercased()
    case .int: wholeNumber(text)
    case .float: text.replacing(/^([-+]?)0+(?=[0-9])/) { String($0.1) }
    case .str, .map, .seq: text
    }
  }

  /// A whole number in decimal digits; one that is too large for that stays as it is.
  private func wholeNumber(_ text: String) -> String {
    let radix = text.hasPrefix("0x") ? 16 : text.hasPrefix("0o") ? 8 : 10
    return Int(text.dropFirst(radix == 10 ? 0 : 2), radix: radix).map(String.init) ?? text
  }

  private func accepts(_ text: String) -> Bool {
    switch self {
    case .null: ["", "~", "null", "Null", "NULL"].contains(text)
    case .bool: ["true", "True", "TRUE", "false", "False", "FALSE"].contains(text)
    case .int: text.wholeMatch(of: /[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+/) != nil
    case .float:
      text.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/) != nil
        || text.wholeMatch(of: /[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)/) != nil
    case .str: true
    case .map, .seq: false
    }
  }
}
