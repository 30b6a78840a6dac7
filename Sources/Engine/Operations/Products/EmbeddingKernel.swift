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
  /// How many inputs of a sample are indices, the first ones.
  let columns: Int
  /// How many inputs stand behind them, which stay as they are.
  let others: Int

  /// y[s] = (w[x[s, 0]], …, w[x[s, columns − 1]], x[s, columns], …), sample by sample.
  ///
  /// - Parameters:
  ///   - inputs: x, `[samples, columns + others]`.
  ///   - table: w, `[num_embeddings, embedding_dim]`.
  ///   - y: `[samples, columns · embedding_dim + others]`.
  func forward(
    _ inputs: Span<Float>, table: Span<Float>, into y: inout MutableSpan<Float>
  ) {
    var (from, to) = (0, 0)
    while from < inputs.count {
      for column in 0..<columns {
        let start = row(inputs[from + column]) * width
        for k in 0..<width { y[to + k] = table[start + k] }
        to += width
      }
      for k in 0..<others { y[to + k] = inputs[from + columns + k] }
      from += columns + others
      to += others
    }
  }

  /// dw[r] = Σ dy of the places whose index is r, in their order; zero for the padding's row.
  ///
  /// - Parameters:
  ///   - inputs: x, as of ``forward(_:table:into:)``.
  ///   - dy: The gradient of y.
  ///   - dw: The gradient of the table, which is overwritten.
  func sums(
    _ inputs: Span<Float>, _ dy: Span<Float>, into dw: inout MutableSpan<Float>
  ) {
    for i in 0..<dw.count { dw[i] = 0 }
    var (from, place) = (0, 0)
    while from < inputs.count {
      for column in 0..<columns {
        let row = row(inputs[from + column])
        if row != paddingRow {
          for k in 0..<width { dw[row * width + k] += dy[place + k] }
        }
        place += width
      }
      from += columns + others
      place += others
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
