/// Values by names, in the order of the names: the same values are the same text.
public struct ByName<Value: Sendable & Hashable>: Sendable, Hashable {
  /// A value with its name.
  public struct Entry: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: Value
  }

  /// The values, by ascending names.
  public let entries: [Entry]

  /// Takes values; of several of one name the first counts.
  public init(_ values: [(name: String, value: Value)]) {
    let first = Dictionary(values.map { ($0.name, $0.value) }) { first, _ in first }
    entries = first.sorted { $0.key < $1.key }.map { Entry(name: $0.key, value: $0.value) }
  }
}

extension ByName: ExpressibleByDictionaryLiteral {
  /// Takes values that a program gives.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements.map { (name: $0.0, value: $0.1) })
  }
}
