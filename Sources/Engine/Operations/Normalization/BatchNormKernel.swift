/// Batch normalisation of `[rows, features]`, with sums over the batch in double precision.
struct BatchNormKernel: NormKernel {
  let rows: Int
  let features: Int
  let eps: Double
  /// Whether the statistics are not those of the batch, so that no gradient flows through them.
  var isFixed = false

  var propagatesSums: Bool { !isFixed }

  var sumCount: Int { features }

  /// The mean and the biased variance of each feature.
  func statistics(
    _ x: Span<Float>, mean: inout MutableSpan<Double>, variance: inout MutableSpan<Double>
  ) {
    clear(&mean)
    clear(&variance)
    for row in 0..<rows {
      let line = x.extracting(row * features..<(row + 1) * features)
      for j in 0..<features { mean[j] += Double(line[j]) }
    }
    for j in 0..<features { mean[j] /= Double(rows) }
    for row in 0..<rows {
      let line = x.extracting(row * features..<(row + 1) * features)
      for j in 0..<features {
        let distance = Double(line[j]) - mean[j]
        variance[j] += distance * distance
      }
    }
    for j in 0..<features { variance[j] /= Double(rows) }
  }

  /// What y and its gradient need of the statistics: the mean and 1 / √(variance + eps).
  func settle(
    mean: Span<Double>, variance: Span<Double>, center: inout MutableSpan<Float>,
    scale: inout MutableSpan<Float>
  ) {
    for j in 0..<features {
      center[j] = Float(mean[j])
      scale[j] = Float(1 / (variance[j] + eps).squareRoot())
    }
  }

  /// Moves running statistics towards the batch's; the running variance is unbiased.
  func track(
    mean: Span<Double>, variance: Span<Double>, momentum: Double,
    runningMean: inout MutableSpan<Float>, runningVariance: inout MutableSpan<Float>
  ) {
    let unbias = Double(rows) / Double(rows - 1)
    for j in 0..<features {
      runningMean[j] = Float(
        (1 - momentum) * Double(runningMean[j]) + momentum * mean[j])
      runningVariance[j] = Float(
        (1 - momentum) * Double(runningVariance[j]) + momentum * variance[j] * unbias)
    }
  }

  /// y = (x − center) · scale · weight + bias; empty weights and biases stand for ones and zeros.
  func normalize(
    _ x: Span<Float>, center: Span<Float>, scale: Span<Float>, weight: Span<Float>,
    bias: Span<Float>, into y: inout MutableSpan<Float>
  ) {
    precondition(x.count == rows * features && y.count == x.count, "a result for each element")
    precondition(center.count >= features && scale.count >= features, "statistics of each feature")
    for row in 0..<rows {
      let start = row * features
      for j in 0..<features {
        let normal = (x[unchecked: start + j] - center[unchecked: j]) * scale[unchecked: j]
        y[unchecked: start + j] =
          weight.isEmpty
          ? normal : normal * weight[j] + (bias.isEmpty ? 0 : bias[j])
      }
    }
  }

  /// The sums over the batch of dy and of dy · (x − mean) · scale.
  func sums(
    _ x: Span<Float>, _ dy: Span<Float>, means: Span<Float>, scales: Span<Float>,
    direct: inout MutableSpan<Double>, weighted: inout MutableSpan<Double>
  ) {
    clear(&direct)
    clear(&weighted)
    for row in 0..<rows {
      let line = x.extracting(row * features..<(row + 1) * features)
      let slope = dy.extracting(row * features..<(row + 1) * features)
      for j in 0..<features {
        direct[j] += Double(slope[j])
        weighted[j] += Double(slope[j] * (line[j] - means[j]) * scales[j])
      }
    }
  }

  /// dx = weight · scale · (dy − Σdy/rows − normal · Σ(dy · normal)/rows), without the sums where statistics
  /// are fixed.
  func propagate(
    _ x: Span<Float>, _ dy: Span<Float>, weight: Span<Float>,
    statistics: (means: Span<Float>, scales: Span<Float>),
    sums: (direct: Span<Double>, weighted: Span<Double>), into dx: inout MutableSpan<Float>
  ) {
    let (center, scale) = (statistics.means, statistics.scales)
    if isFixed { return propagate(dy, weight: weight, scale: scale, into: &dx) }
    let (direct, weighted) = (sums.direct, sums.weighted)
    let share = 1 / Double(rows)
    for row in 0..<rows {
      let start = row * features
      for j in 0..<features {
        let normal = (x[start + j] - center[j]) * scale[j]
        let slope = dy[start + j] - Float(direct[j] * share) - normal * Float(weighted[j] * share)
        dx[start + j] = slope * scale[j] * (weight.isEmpty ? 1 : weight[j])
      }
    }
  }

  private func propagate(
    _ dy: Span<Float>, weight: Span<Float>, scale: Span<Float>, into dx: inout MutableSpan<Float>
  ) {
    for row in 0..<rows {
      let start = row * features
      for j in 0..<features {
        dx[start + j] = dy[start + j] * scale[j] * (weight.isEmpty ? 1 : weight[j])
      }
    }
  }

  private func clear(_ span: inout MutableSpan<Double>) {
    for i in 0..<span.count { span[i] = 0 }
  }
}
