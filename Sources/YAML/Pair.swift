/// A key of a mapping and its value.
package struct Pair: Sendable, Hashable {
  /// The key: always a scalar.
  package let key: Node
  /// The value; an omitted one is an empty plain scalar.
  package let value: Node
  /// Whether the value is a null that stands before what a merge key brings, and takes it away.
  package let takesAway: Bool

  /// Makes a pair.
  package init(key: Node, value: Node, takesAway: Bool = false) {
    (self.key, self.value, self.takesAway) = (key, value, takesAway)
  }
}
