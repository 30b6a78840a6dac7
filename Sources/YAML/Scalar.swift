/// A value without parts, as text: what it means is for its field to decide.
package struct Scalar: Sendable, Hashable {
  /// The text after unescaping and folding.
  package let text: String
  /// Whether the text stands without quotes and not in a block (`|` or `>`).
  ///
  /// Only a plain scalar can be a null: its text is then empty, `~` or `null`.
  package let isPlain: Bool

  /// Makes a scalar.
  package init(text: String, isPlain: Bool) { (self.text, self.isPlain) = (text, isPlain) }

  /// Whether it is YAML's null: nothing, `~` or `null`, unquoted.
  package var isNull: Bool { isPlain && ["", "~", "null"].contains(text) }
}
