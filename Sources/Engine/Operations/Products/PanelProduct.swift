import CKernels

/// Products of matrices with weights in panels of 16 columns.
///
/// A panel `[inner, 16]` holds sixteen columns of a matrix: its row `k` is what they have in row
/// `k`. Columns that the last panel has too many are zeros.
enum PanelProduct {
  /// The columns of a panel.
  static let width = ck_panel_width

  /// The size in bytes of a matrix `[inner, columns]` in panels.
  static func byteCount(columns: Int, inner: Int) -> Int {
    (columns + width - 1) / width * width * inner * MemoryLayout<Float>.size
  }

  /// result = matrix · panels + bias, or its positive part where `rectified`.
  ///
  /// - Parameters:
  ///   - matrix: `[rows, inner]`.
  ///   - inner: The length of the matrix' rows and of the panels.
  ///   - panels: The panels of `[inner, columns]`.
  ///   - bias: `[columns]`, or empty for none.
  ///   - rectified: Whether negative results become zero.
  ///   - result: `[rows, columns]`.
  ///   - columns: The length of the result's rows.
  static func multiply(
    _ matrix: Span<Float>, inner: Int, panels: Span<Float>, bias: Span<Float>,
    rectified: Bool, into result: inout MutableSpan<Float>, columns: Int
  ) {
    let rows = matrix.count / inner
    check(panels.count, inner: inner, columns: columns)
    precondition(result.count >= rows * columns, "a place for each product")
    precondition(bias.isEmpty || bias.count >= columns, "a bias for each column")
    MachineKernels.lend(matrix, panels, &result) { matrix, panels, result in
      bias.withUnsafeBufferPointer { bias in
        MachineKernels.best.multiply(
          matrix, panels, bias.isEmpty ? nil : bias.baseAddress, result, rows, inner, columns,
          rectified ? 1 : 0)
      }
    }
  }

  /// The sums over rows of matrixᵀ · vectors, in panels: how weights' gradients come about.
  ///
  /// - Parameters:
  ///   - matrix: `[rows, inner]`.
  ///   - inner: The length of the matrix' rows and of the result's panels.
  ///   - vectors: `[rows, columns]`.
  ///   - columns: The length of the vectors.
  ///   - result: The panels of `[inner, columns]`.
  static func transposedMultiply(
    _ matrix: Span<Float>, inner: Int, vectors: Span<Float>, columns: Int,
    into result: inout MutableSpan<Float>
  ) {
    let rows = matrix.count / inner
    check(result.count, inner: inner, columns: columns)
    precondition(vectors.count >= rows * columns, "a vector for each row")
    MachineKernels.lend(matrix, vectors, &result) { matrix, vectors, result in
      MachineKernels.best.multiply_transposed(matrix, vectors, result, rows, inner, columns)
    }
  }

  /// Turns the panels of `[inner, columns]` into those of its transpose `[columns, inner]`.
  static func transpose(
    _ panels: Span<Float>, inner: Int, columns: Int, into result: inout MutableSpan<Float>
  ) {
    check(panels.count, inner: inner, columns: columns)
    check(result.count, inner: columns, columns: inner)
    MachineKernels.lend(panels, panels, &result) { panels, _, result in
      MachineKernels.best.transpose(panels, result, inner, columns)
    }
  }

  /// result = matrix · vector + bias, or its positive part where `rectified`: a single column.
  ///
  /// - Parameters:
  ///   - matrix: `[rows, inner]`.
  ///   - inner: The length of the matrix' rows and of the vector.
  ///   - vector: `[inner]`.
  ///   - bias: `[1]`, or empty for none.
  ///   - rectified: Whether negative results become zero.
  ///   - result: `[rows]`.
  static func multiply(
    _ matrix: Span<Float>, inner: Int, vector: Span<Float>, bias: Span<Float>,
    rectified: Bool, into result: inout MutableSpan<Float>
  ) {
    let rows = matrix.count / inner
    precondition(vector.count >= inner && result.count >= rows, "a place for each product")
    MachineKernels.lend(matrix, vector, &result) { matrix, vector, result in
      bias.withUnsafeBufferPointer { bias in
        MachineKernels.best.multiply_by_vector(
          matrix, vector, bias.isEmpty ? nil : bias.baseAddress, result, rows, inner,
          rectified ? 1 : 0)
      }
    }
  }

  /// The sums of each column of `[rows, columns]`: how a bias' gradient comes about.
  ///
  /// - Parameters:
  ///   - matrix: `[rows, columns]`.
  ///   - factors: What each row is multiplied by, `[rows]`; empty stands for ones.
  ///   - columns: The length of the matrix' rows.
  ///   - result: `[columns]`.
  static func sums(
    _ matrix: Span<Float>, factors: Span<Float> = Span(), columns: Int,
    into result: inout MutableSpan<Float>
  ) {
    let rows = matrix.count / columns
    precondition(result.count >= columns, "a sum for each column")
    precondition(factors.isEmpty || factors.count >= rows, "a factor for each row")
    MachineKernels.lend(matrix, matrix, &result) { matrix, _, result in
      factors.withUnsafeBufferPointer { factors in
        MachineKernels.best.column_sums(
          matrix, factors.isEmpty ? nil : factors.baseAddress, result, rows, columns)
      }
    }
  }

  /// Puts a weight `[columns, inner]`, row for row a column of the product, into panels.
  static func packTransposed(
    _ weight: Span<Float>, inner: Int, into panels: inout MutableSpan<Float>
  ) {
    for column in 0..<weight.count / inner {
      for k in 0..<inner { panels[place(k, column, inner: inner)] = weight[column * inner + k] }
    }
  }

  /// Takes a weight `[columns, inner]` out of its panels.
  static func unpackTransposed(
    _ panels: Span<Float>, inner: Int, into weight: inout MutableSpan<Float>
  ) {
    for column in 0..<weight.count / inner {
      for k in 0..<inner { weight[column * inner + k] = panels[place(k, column, inner: inner)] }
    }
  }

  private static func place(_ k: Int, _ column: Int, inner: Int) -> Int {
    (column / width * inner + k) * width + column % width
  }

  private static func check(_ count: Int, inner: Int, columns: Int) {
    precondition(
      count * MemoryLayout<Float>.size >= byteCount(columns: columns, inner: inner),
      "the panels hold all columns")
  }
}
