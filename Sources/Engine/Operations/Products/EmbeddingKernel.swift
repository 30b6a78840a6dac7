/// Rows of a table by their indices, and the gradient of the table.
///
/// The indices are whole numbers of a row of the table, which whoever loads inputs makes sure of.
struct EmbeddingKernel {
  /// The rows of the table.
  let count: Int
  /// The length of a row.
  let width: Int
  /// The row that is not trained, if there is one.
  let paddingRow: Int?

  /// y[i] = w[x[i]], row by row.
  ///
  /// - Parameters:
  ///   - indices: x, as they stand in the inputs.
  ///   - table: w, `[num_embeddings, embedding_dim]`.
  ///   - y: The rows, `[indices, embedding_dim]`.
  func forward(
    _ indices: Span<Float>, table: Span<Float>, into y: inout MutableSpan<Float>
  ) {
    for i in indices.indices {
      let (from, to) = (row(indices[i]) * width, i * width)
      for k in 0..<width { y[to + k] = table[from + k] }
    }
  }

  /// dw[r] = Σ dy[i] over the i of x[i] = r, in their order; zero for the padding's row.
  ///
  /// - Parameters:
  ///   - indices: x, as they stand in the inputs.
  ///   - dy: The gradient of the rows, `[indices, embedding_dim]`.
  ///   - dw: The gradient of the table, which is overwritten.
  func sums(
    _ indices: Span<Float>, _ dy: Span<Float>, into dw: inout MutableSpan<Float>
  ) {
    for i in 0..<dw.count { dw[i] = 0 }
    for i in indices.indices {
      let row = row(indices[i])
      if row == paddingRow { continue }
      let (from, to) = (i * width, row * width)
      for k in 0..<width { dw[to + k] += dy[from + k] }
    }
  }

  /// The row that an input names.
  private func row(_ value: Float) -> Int {
    guard let row = Int(exactly: value), (0..<count).contains(row) else {
      preconditionFailure(
        "an embedding's inputs are whole numbers from 0 to \(count - 1), not \(value)")
    }
    return row
  }
}
