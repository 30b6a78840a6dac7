/// Products of small matrices with weights in panels.
///
/// A panel holds four columns of a matrix: its vector `k` is what they have in row `k`. Columns
/// that the last panel has too many are zeros.
enum PanelProduct {
  /// How many rows are computed together, so that each vector of a panel is loaded once for all.
  private static let tile = 8

  /// The number of panels for so many columns.
  static func panels(_ columns: Int) -> Int { (columns + 3) / 4 }

  /// result = matrix · panels + bias, or its positive part where `rectified`.
  ///
  /// - Parameters:
  ///   - matrix: `[rows, inner]`.
  ///   - inner: The length of the matrix' rows and of the panels.
  ///   - panels: `[panels, inner]` vectors.
  ///   - bias: `[columns]`, or empty for none.
  ///   - rectified: Whether negative results become zero.
  ///   - result: `[rows, columns]`.
  ///   - columns: The length of the result's rows.
  static func multiply(
    _ matrix: Span<Float>, inner: Int, panels: Span<SIMD4<Float>>, bias: Span<Float>,
    rectified: Bool, into result: inout MutableSpan<Float>, columns: Int
  ) {
    let rows = matrix.count / inner
    for index in 0..<PanelProduct.panels(columns) {
      let panel = panels.extracting(index * inner..<(index + 1) * inner)
      let width = min(4, columns - 4 * index)
      let start = bias.isEmpty ? SIMD4<Float>() : PanelProduct.vector(of: bias, at: 4 * index)
      var row = 0
      while row + tile <= rows {
        let sums = tileSums(
          matrix.extracting(row * inner..<(row + tile) * inner), panel, from: start)
        for i in 0..<tile {
          let sum = rectified ? positivePart(sums[i]) : sums[i]
          store(sum, width, at: (row + i) * columns + 4 * index, in: &result)
        }
        row += tile
      }
      while row < rows {
        let sum = rowSum(matrix.extracting(row * inner..<(row + 1) * inner), panel, from: start)
        store(
          rectified ? positivePart(sum) : sum, width, at: row * columns + 4 * index, in: &result)
        row += 1
      }
    }
  }

  /// The sums over rows of matrixᵀ · vectors, in panels: how weights' gradients come about.
  ///
  /// - Parameters:
  ///   - matrix: `[rows, inner]`.
  ///   - inner: The length of the matrix' rows and of the result's panels.
  ///   - vectors: `[panels, rows]` vectors.
  ///   - result: `[panels, inner]` vectors.
  static func transposedMultiply(
    _ matrix: Span<Float>, inner: Int, vectors: Span<SIMD4<Float>>,
    into result: inout MutableSpan<SIMD4<Float>>
  ) {
    let rows = matrix.count / inner
    for index in 0..<result.count / inner {
      let column = vectors.extracting(index * rows..<(index + 1) * rows)
      var k = 0
      while k + tile <= inner {
        let sums = tileSums(down: matrix, inner: inner, from: k, column)
        for i in 0..<tile { result[index * inner + k + i] = sums[i] }
        k += tile
      }
      while k < inner {
        var sum = SIMD4<Float>()
        for row in column.indices { sum += matrix[row * inner + k] * column[row] }
        result[index * inner + k] = sum
        k += 1
      }
    }
  }

  /// The sums of eight rows of a matrix with a panel.
  @inline(__always)
  private static func tileSums(
    _ matrix: Span<Float>, _ panel: Span<SIMD4<Float>>, from start: SIMD4<Float>
  ) -> InlineArray<8, SIMD4<Float>> {
    let inner = panel.count
    precondition(matrix.count == tile * inner, "eight rows belong to a tile")
    var sums = InlineArray<8, SIMD4<Float>>(repeating: start)
    for k in 0..<inner {
      let weights = panel[unchecked: k]
      // Unchecked: k < inner and i < 8, so the index is below the count checked above.
      for i in 0..<tile { sums[i] += matrix[unchecked: i &* inner &+ k] * weights }
    }
    return sums
  }

  /// The sum of one row of a matrix with a panel.
  @inline(__always)
  private static func rowSum(
    _ row: Span<Float>, _ panel: Span<SIMD4<Float>>, from start: SIMD4<Float>
  ) -> SIMD4<Float> {
    var sum = start
    for k in row.indices { sum += row[k] * panel[k] }
    return sum
  }

  /// The sums of eight columns of a matrix, from `first` on, with a column of vectors.
  @inline(__always)
  private static func tileSums(
    down matrix: Span<Float>, inner: Int, from first: Int, _ column: Span<SIMD4<Float>>
  ) -> InlineArray<8, SIMD4<Float>> {
    precondition(matrix.count >= column.count * inner, "a row for each vector")
    precondition(first >= 0 && first + tile <= inner, "eight columns belong to a tile")
    var sums = InlineArray<8, SIMD4<Float>>(repeating: SIMD4())
    for row in column.indices {
      let vector = column[unchecked: row]
      let start = row &* inner &+ first
      // Unchecked: first + i < inner, so the index is below (row + 1) inner, checked above.
      for i in 0..<tile { sums[i] += matrix[unchecked: start &+ i] * vector }
    }
    return sums
  }

  /// Four numbers from `start` on, zeros where the span ends.
  @inline(__always)
  static func vector(of span: Span<Float>, at start: Int) -> SIMD4<Float> {
    if start + 4 <= span.count {
      precondition(start >= 0, "the vector begins within the span")
      return SIMD4(
        span[unchecked: start], span[unchecked: start &+ 1], span[unchecked: start &+ 2],
        span[unchecked: start &+ 3])
    }
    var vector = SIMD4<Float>()
    for lane in 0..<span.count - start { vector[lane] = span[start + lane] }
    return vector
  }

  /// max(0, x), or NaN where x is that; lane by lane, which becomes one vector comparison.
  @inline(__always)
  private static func positivePart(_ vector: SIMD4<Float>) -> SIMD4<Float> {
    SIMD4(
      vector[0] < 0 ? 0 : vector[0], vector[1] < 0 ? 0 : vector[1],
      vector[2] < 0 ? 0 : vector[2], vector[3] < 0 ? 0 : vector[3])
  }

  /// Writes the first `width` numbers of a vector.
  @inline(__always)
  private static func store(
    _ vector: SIMD4<Float>, _ width: Int, at start: Int, in span: inout MutableSpan<Float>
  ) {
    precondition(start >= 0 && start + width <= span.count, "the row ends within the result")
    if width == 4 {
      for lane in 0..<4 { span[unchecked: start &+ lane] = vector[lane] }
    } else {
      for lane in 0..<width { span[unchecked: start &+ lane] = vector[lane] }
    }
  }
}
