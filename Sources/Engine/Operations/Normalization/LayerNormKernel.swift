/// Normalisation of each row of `[rows, width]`.
struct LayerNormKernel: SampleNormKernel {
  let rows: Int
  let width: Int
  let eps: Double

  var propagatesSums: Bool { false }

  var meanCount: Int { rows }

  var sumCount: Int { width }

  /// Row by row, with weights and biases `[width]`.
  func forward(
    _ x: Span<Float>, weight: Span<Float>, bias: Span<Float>, means: inout MutableSpan<Float>,
    scales: inout MutableSpan<Float>, into y: inout MutableSpan<Float>
  ) {
    for row in 0..<rows {
      let start = row * width
      let line = x.extracting(start..<start + width)
      let mean = sum(line) { $0 } / Float(width)
      let variance = sum(line) { ($0 - mean) * ($0 - mean) } / Float(width)
      let scale = Float(1 / (Double(variance) + eps).squareRoot())
      means[row] = mean
      scales[row] = scale
      for j in 0..<width {
        let normal = (line[j] - mean) * scale
        y[start + j] =
          weight.isEmpty ? normal : normal * weight[j] + (bias.isEmpty ? 0 : bias[j])
      }
    }
  }

  /// dx = scale · (g − mean(g) − normal · mean(g · normal)) with g = dy · weight, row by row.
  func propagate(
    _ x: Span<Float>, _ dy: Span<Float>, weight: Span<Float>,
    statistics: (means: Span<Float>, scales: Span<Float>),
    sums: (direct: Span<Double>, weighted: Span<Double>), into dx: inout MutableSpan<Float>
  ) {
    for row in 0..<rows {
      let start = row * width
      let (mean, scale) = (statistics.means[row], statistics.scales[row])
      var (direct, weighted) = (0.0, 0.0)
      for j in 0..<width {
        let slope = dy[start + j] * (weight.isEmpty ? 1 : weight[j])
        direct += Double(slope)
        weighted += Double(slope * (x[start + j] - mean) * scale)
      }
      let (a, b) = (Float(direct / Double(width)), Float(weighted / Double(width)))
      for j in 0..<width {
        let slope = dy[start + j] * (weight.isEmpty ? 1 : weight[j])
        dx[start + j] = scale * (slope - a - (x[start + j] - mean) * scale * b)
      }
    }
  }

  /// The sums over rows of dy and of dy · normal: the gradients of bias and weight.
  func sums(
    _ x: Span<Float>, _ dy: Span<Float>, means: Span<Float>, scales: Span<Float>,
    direct: inout MutableSpan<Double>, weighted: inout MutableSpan<Double>
  ) {
    for j in 0..<width {
      direct[j] = 0
      weighted[j] = 0
    }
    for row in 0..<rows {
      let line = x.extracting(row * width..<(row + 1) * width)
      let slope = dy.extracting(row * width..<(row + 1) * width)
      let (mean, scale) = (means[row], scales[row])
      for j in 0..<width {
        direct[j] += Double(slope[j])
        weighted[j] += Double(slope[j] * (line[j] - mean) * scale)
      }
    }
  }

  /// A sum over a row in eight lanes, which is fast and of one order on every machine.
  @inline(__always)
  private func sum(_ row: Span<Float>, _ f: (Float) -> Float) -> Float {
    var lanes = SIMD8<Float>()
    var j = 0
    while j + 8 <= row.count {
      let part = row.extracting(j..<j + 8)
      for lane in 0..<8 { lanes[lane] += f(part[lane]) }
      j += 8
    }
    var sum = lanes.sum()
    while j < row.count {
      sum += f(row[j])
      j += 1
    }
    return sum
  }
}
