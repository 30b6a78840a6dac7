/// A place of a spec, and the values that it is looked for with.
package struct SweepCondition: Sendable {
  /// The place as it is typed.
  package let path: String
  /// Where that stands.
  package let span: SourceSpan
  /// The values, one of which it must have.
  let values: [SpecNode]
}
