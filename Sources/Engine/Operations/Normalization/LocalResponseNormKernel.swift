import RealModule

/// Normalisation over neighbouring channels of `[samples, channels, pixels]`, row after row.
struct LocalResponseNormKernel {
  let samples: Int
  let channels: Int
  let pixels: Int
  /// How many channels are neighbours, the one itself among them.
  let size: Int
  let alpha: Double
  let beta: Double
  let k: Double

  /// y = x · s^−beta, with s = k + alpha / size · Σ x² over neighbours.
  ///
  /// - Parameters:
  ///   - x: What is normalised.
  ///   - sums: s, for the gradient.
  ///   - powers: s^−beta, for the gradient.
  ///   - y: The result.
  func forward(
    _ x: Span<Float>, sums: inout MutableSpan<Float>, powers: inout MutableSpan<Float>,
    into y: inout MutableSpan<Float>
  ) {
    let (factor, beta) = (Float(alpha / Double(size)), Float(beta))
    for row in 0..<samples * channels {
      let range = row * pixels..<(row + 1) * pixels
      for i in range { sums[i] = Float(k) }
      for neighbour in neighbours(of: row, before: size / 2, after: (size - 1) / 2) {
        let distance = (neighbour - row) * pixels
        for i in range { sums[i] += factor * x[i + distance] * x[i + distance] }
      }
      for i in range {
        powers[i] = Float.pow(sums[i], -beta)
        y[i] = x[i] * powers[i]
      }
    }
  }

  /// dx = dy · s^−beta − 2 · alpha · beta / size · x · Σ dy · y / s over those it is a neighbour of.
  ///
  /// - Parameters:
  ///   - x: What was normalised.
  ///   - dy: The gradient of the result.
  ///   - sums: s of the forward pass.
  ///   - powers: s^−beta of the forward pass.
  ///   - dx: The gradient of `x`.
  func propagate(
    _ x: Span<Float>, _ dy: Span<Float>, sums: Span<Float>, powers: Span<Float>,
    into dx: inout MutableSpan<Float>
  ) {
    let factor = Float(2 * alpha * beta / Double(size))
    for row in 0..<samples * channels {
      let range = row * pixels..<(row + 1) * pixels
      for i in range { dx[i] = 0 }
      for neighbour in neighbours(of: row, before: (size - 1) / 2, after: size / 2) {
        let distance = (neighbour - row) * pixels
        for i in range {
          let j = i + distance
          dx[i] += dy[j] * x[j] * powers[j] / sums[j]
        }
      }
      for i in range { dx[i] = dy[i] * powers[i] - factor * x[i] * dx[i] }
    }
  }

  /// The rows of the same sample from so many before to so many after this one.
  private func neighbours(of row: Int, before: Int, after: Int) -> Range<Int> {
    let first = row / channels * channels
    let channel = row - first
    // Channels are fewer than their distances may be, so nothing here overflows.
    return first + channel - min(before, channel)..<row + min(after, channels - 1 - channel) + 1
  }
}
