extension ReadingContext {
  /// One glob over the names of parameters, or a list of them.
  func namePatterns(_ node: SpecNode, at path: SpecPath) -> [Located<String>]? {
    func pattern(_ node: SpecNode, _ path: SpecPath) -> Located<String>? {
      text(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
    if case .sequence(let items) = node.kind, !items.isEmpty {
      return list(node, at: path, of: "patterns", pattern)
    }
    return pattern(node, path).map { [$0] }
  }
}
