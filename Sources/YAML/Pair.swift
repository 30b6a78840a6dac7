/// A key of a mapping and its value.
package struct Pair: Sendable, Hashable {
  /// The key: always a scalar.
  package let key: Node
  /// The value; an omitted one is an empty plain scalar.
  package let value: Node
}
