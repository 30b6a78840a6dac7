/// A table's rows by their indices: from `[…]` whole numbers to `[…, embedding_dim]`.
///
/// y[i, …] = w[x[i], …]. Each input is an index in `0..<num_embeddings`, so the layer takes the
/// network's own input, perhaps flattened.
/// Parameter: `weight` `[num_embeddings, embedding_dim]`, normally distributed with mean 0 and
/// deviation 1, as PyTorch initialises it.
public struct Embedding: Hashable, Sendable {
  /// The number of rows.
  public var count: Int
  /// The length of a row.
  public var dimension: Int
  /// The row that is zero at first and is not trained, from the end if negative; nil for none.
  public var paddingIndex: Int?

  /// The greatest number of rows: inputs are single-precision, exact up to here.
  public static let greatestCount = 1 << 24

  /// Describes an embedding.
  public init(count: Int, dimension: Int, paddingIndex: Int? = nil) {
    self.count = count
    self.dimension = dimension
    self.paddingIndex = paddingIndex
  }
}

extension Embedding: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    guard (1...Embedding.greatestCount).contains(count) else {
      throw Mistake(
        "num_embeddings",
        "num_embeddings must be between 1 and \(Embedding.greatestCount), not \(count)")
    }
    guard dimension >= 1 else {
      throw Mistake("embedding_dim", "embedding_dim must be at least 1, not \(dimension)")
    }
    let weight = [count, dimension]
    guard Shape.product(weight) != nil else {
      throw Mistake("embedding_dim", "a weight of \(Shape(weight)) is too large")
    }
    let output = Shape(input.dimensions + [dimension])
    guard Shape.product(output.dimensions) != nil else {
      throw Mistake("embedding_dim", "an output of \(output) is too large")
    }
    var layer = self
    layer.paddingIndex = try paddingRow()
    let initializer =
      layer.paddingIndex.map { Initializer.normalRows(except: $0) }
      ?? .normal(mean: 0, standardDeviation: 1)
    return Resolution(
      layer: .embedding(layer), output: output,
      parameters: [Parameter(name: "weight", shape: weight, initializer: initializer)])
  }

  /// The padding's row, counted from the first.
  private func paddingRow() throws(Mistake) -> Int? {
    guard let paddingIndex else { return nil }
    guard paddingIndex >= -count && paddingIndex < count else {
      throw Mistake(
        "padding_idx",
        "padding_idx must be between \(-count) and \(count - 1), not \(paddingIndex)")
    }
    return paddingIndex < 0 ? paddingIndex + count : paddingIndex
  }
}
