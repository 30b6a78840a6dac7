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
  func scalar(_ scalar: Scalar) -> Scalar { Scalar(text: scalar.text, isPlain: self != .str) }

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
