/// What parameters begin with, where it is not PyTorch's default.
package struct InitSection: Sendable {
  /// A safetensors file that all parameters are read from.
  package var weights: Located<String>
}

extension ReadingContext {
  /// Reads `init:`.
  func initialization(_ node: SpecNode, at path: SpecPath) -> InitSection? {
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    let weights = fields.required("weights") { node, path in
      text(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
    fields.finish()
    return weights.map { InitSection(weights: $0) }
  }
}
