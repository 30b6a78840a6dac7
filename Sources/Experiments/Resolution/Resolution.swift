/// Every value of a spec after defaults and overrides, in the order of reading.
package final class Resolution {
  /// The values so far.
  package private(set) var values: [ResolvedValue] = []

  package init() {}

  /// Notes a value; a node that is nil stands for a default.
  func note(
    _ content: ResolvedValue.Content, _ type: String, at path: SpecPath, from node: SpecNode?
  ) {
    note(content, type, at: path, span: node?.span)
  }

  /// Notes a value that stands somewhere, or a default.
  func note(
    _ content: ResolvedValue.Content, _ type: String, at path: SpecPath, span: SourceSpan?
  ) {
    let origin = span?.origin ?? .byDefault
    values.append(ResolvedValue(path: path, content: content, type: type, origin: origin))
  }
}
