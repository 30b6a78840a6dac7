/// A value of a spec with the place it was read from.
package struct Located<Value: Sendable>: Sendable {
  /// The value.
  package var value: Value
  /// Where it stands in the text.
  package var span: SourceSpan
  /// Its place in the spec.
  package var path: SpecPath
}
