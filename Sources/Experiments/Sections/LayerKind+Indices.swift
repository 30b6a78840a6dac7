internal import Declarations
internal import Networks

/// Layers of indices.
extension LayerKind {
  func embedding(_ fields: inout Fields, _ context: ReadingContext) -> Layer? {
    let count = fields.required("num_embeddings") {
      context.integer($0, at: $1, .within(1, Double(Embedding.greatestCount)))
    }
    let dimension = fields.required("embedding_dim") { context.integer($0, at: $1, .atLeast(1)) }
    let padding = fields.optional("padding_idx") { node, path -> Int?? in
      if node.isNull {
        context.resolution.note(.null, "whole number", at: path, from: node)
        return .some(nil)
      }
      return context.integer(node, at: path).map { $0 }
    }
    guard let count, let dimension, !fields.has("padding_idx") || padding != nil else {
      return nil
    }
    return .embedding(Embedding(count: count, dimension: dimension, paddingIndex: padding ?? nil))
  }
}
