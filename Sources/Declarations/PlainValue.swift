package import JSON

/// A value as a spec can write it, without its place.
public enum PlainValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([PlainValue])
  case mapping([String: PlainValue])
}

extension PlainValue {
  /// The value as JSON.
  package var json: JSONValue {
    switch self {
    case .null: .null
    case .boolean(let value): .bool(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let value): .string(value)
    case .list(let items): .array(items.map(\.json))
    case .mapping(let pairs):
      .object(pairs.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.json) })
    }
  }
}
