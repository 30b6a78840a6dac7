extension PanelProduct {
  /// Puts the columns of `[rows, columns]` into panels: vector `row` of a panel is from `row`.
  static func pack(
    _ matrix: Span<Float>, columns: Int, into panels: inout MutableSpan<SIMD4<Float>>
  ) {
    let rows = matrix.count / columns
    for row in 0..<rows {
      let line = matrix.extracting(row * columns..<(row + 1) * columns)
      for index in 0..<PanelProduct.panels(columns) {
        panels[index * rows + row] = vector(of: line, at: 4 * index)
      }
    }
  }

  /// Puts a weight `[columns, inner]`, row for row a column of the product, into panels.
  static func packTransposed(
    _ weight: Span<Float>, inner: Int, into panels: inout MutableSpan<SIMD4<Float>>
  ) {
    for column in 0..<weight.count / inner {
      for k in 0..<inner {
        panels[column / 4 * inner + k][column % 4] = weight[column * inner + k]
      }
    }
  }

  /// Takes a weight `[columns, inner]` out of its panels.
  static func unpackTransposed(
    _ panels: Span<SIMD4<Float>>, inner: Int, into weight: inout MutableSpan<Float>
  ) {
    for column in 0..<weight.count / inner {
      for k in 0..<inner {
        weight[column * inner + k] = panels[column / 4 * inner + k][column % 4]
      }
    }
  }

  /// Turns the panels of a weight `[columns, inner]` into those of its transpose.
  ///
  /// - Parameters:
  ///   - panels: `[panels of columns, inner]` vectors.
  ///   - inner: The length of the given panels.
  ///   - columns: The length of the resulting panels.
  ///   - result: `[panels of inner, columns]` vectors.
  static func transpose(
    _ panels: Span<SIMD4<Float>>, inner: Int, columns: Int,
    into result: inout MutableSpan<SIMD4<Float>>
  ) {
    for index in 0..<PanelProduct.panels(inner) {
      let width = min(4, inner - 4 * index)
      for column in 0..<columns {
        let start = column / 4 * inner + 4 * index
        var vector = SIMD4<Float>()
        for lane in 0..<width { vector[lane] = panels[start + lane][column % 4] }
        result[index * columns + column] = vector
      }
    }
  }

  /// The sums of each panel's vectors: how a bias' gradient comes about.
  static func sums(
    _ panels: Span<SIMD4<Float>>, rows: Int, into result: inout MutableSpan<Float>
  ) {
    for index in 0..<PanelProduct.panels(result.count) {
      var sum = SIMD4<Float>()
      for row in 0..<rows { sum += panels[index * rows + row] }
      for lane in 0..<min(4, result.count - 4 * index) { result[4 * index + lane] = sum[lane] }
    }
  }
}
