/// A place of a spec: its path, and where in the text its value stands.
package struct SpecPlace: Sendable {
  /// Where the value stands, or the nearest value around it that is given.
  package let span: SourceSpan
  /// The path.
  package let path: SpecPath
  // The value, if it is given.
  private let node: SpecNode?

  /// The place of a value, which may be pointed at elsewhere than where it stands.
  init(_ node: SpecNode, at path: SpecPath, span: SourceSpan? = nil) {
    self.init(node: node, path: path, span: span ?? node.span)
  }

  private init(node: SpecNode?, path: SpecPath, span: SourceSpan) {
    (self.node, self.path, self.span) = (node, path, span)
  }

  /// Whether a value is given there.
  package var isGiven: Bool { node != nil }

  /// The place of a key of the mapping that stands there.
  package func key(_ key: String) -> SpecPlace { part(node?[key: key], path.key(key)) }

  /// The place of an item of the list that stands there.
  package func item(_ index: Int) -> SpecPlace {
    guard case .sequence(let items)? = node?.kind, items.indices.contains(index) else {
      return part(nil, path.item(index))
    }
    return part(items[index], path.item(index))
  }

  private func part(_ node: SpecNode?, _ path: SpecPath) -> SpecPlace {
    SpecPlace(node: node, path: path, span: node?.span ?? span)
  }
}
