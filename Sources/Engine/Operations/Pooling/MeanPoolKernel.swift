/// Means under windows of any extents, of images `[images, rows, columns]`, plain.
struct MeanPoolKernel {
  /// The windows of the result's rows and columns.
  typealias Windows = (rows: MeanWindows, columns: MeanWindows)

  /// The number of images: samples times channels.
  let images: Int
  /// The height and width of an image.
  let size: (height: Int, width: Int)
  let windows: Windows

  /// y[i, j] = Σ x[k, l] over the windows of row i and column j, divided by the product of their
  /// divisors.
  func forward(_ x: Span<Float>, into y: inout MutableSpan<Float>) {
    forEachWindow { image, result, rows, columns in
      var sum: Float = 0
      for row in rows.range {
        for column in columns.range { sum += x[image + row * size.width + column] }
      }
      y[result] = sum / Float(rows.divisor * columns.divisor)
    }
  }

  /// dx[k, l] = Σ dy[i, j] / (the product of its divisors) over the windows that k and l lie in.
  func propagate(_ dy: Span<Float>, into dx: inout MutableSpan<Float>) {
    for i in 0..<dx.count { dx[i] = 0 }
    forEachWindow { image, result, rows, columns in
      let share = dy[result] / Float(rows.divisor * columns.divisor)
      for row in rows.range {
        for column in columns.range { dx[image + row * size.width + column] += share }
      }
    }
  }

  /// Visits all windows in their order: where its image begins, where its result stands, and its
  /// rows and columns.
  private func forEachWindow(
    _ body: (_ image: Int, _ result: Int, MeanWindows.Window, MeanWindows.Window) -> Void
  ) {
    var result = 0
    for image in 0..<images {
      for i in 0..<windows.rows.count {
        let rows = windows.rows[i]
        for j in 0..<windows.columns.count {
          body(image * size.height * size.width, result, rows, windows.columns[j])
          result += 1
        }
      }
    }
  }
}
