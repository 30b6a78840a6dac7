/// A JSON document whose objects keep the order of their keys.
package indirect enum JSONValue: Sendable {
  /// Nothing.
  case null
  /// A truth value.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number; written as `null` if it is not finite, since JSON has no such numbers.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Named values in order.
  case object([(key: String, value: JSONValue)])
}

extension JSONValue: Equatable {
  /// Whether two documents are the same, the order of keys included.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a.elementsEqual(b) { $0 == $1 }
    default: false
    }
  }
}

extension JSONValue {
  /// The value under a key of an object; nil if there is none or this is no object.
  package subscript(_ key: String) -> JSONValue? {
    guard case .object(let pairs) = self else { return nil }
    return pairs.first { $0.key == key }?.value
  }
}
