/// Normalisation of groups of channels of `[samples, groups · channels, pixels]`, row after row.
struct GroupNormKernel: SampleNormKernel {
  let samples: Int
  let groups: Int
  /// The channels of one group.
  let channels: Int
  let pixels: Int
  let eps: Double

  var meanCount: Int { samples * groups }

  var sumCount: Int { samples * groups * channels }

  /// Group by group, with a weight and a bias for each channel.
  func forward(
    _ x: Span<Float>, weight: Span<Float>, bias: Span<Float>, means: inout MutableSpan<Float>,
    scales: inout MutableSpan<Float>, into y: inout MutableSpan<Float>
  ) {
    let width = channels * pixels
    for group in 0..<samples * groups {
      let elements = x.extracting(group * width..<(group + 1) * width)
      let mean = sum(elements) { Double($0) } / Double(width)
      let variance =
        sum(elements) { (Double($0) - mean) * (Double($0) - mean) } / Double(width)
      means[group] = Float(mean)
      scales[group] = Float(1 / (variance + eps).squareRoot())
      for channel in 0..<channels {
        let place = group % groups * channels + channel
        let factor = scales[group] * (weight.isEmpty ? 1 : weight[place])
        let shift = bias.isEmpty ? 0 : bias[place]
        let start = group * width + channel * pixels
        for i in start..<start + pixels { y[i] = (x[i] - means[group]) * factor + shift }
      }
    }
  }

  /// The sums over pixels of dy and of dy · normal, for each channel of each sample.
  func sums(
    _ x: Span<Float>, _ dy: Span<Float>, means: Span<Float>, scales: Span<Float>,
    direct: inout MutableSpan<Double>, weighted: inout MutableSpan<Double>
  ) {
    for row in 0..<samples * groups * channels {
      let (mean, scale) = (Double(means[row / channels]), Double(scales[row / channels]))
      let values = x.extracting(row * pixels..<(row + 1) * pixels)
      let slopes = dy.extracting(row * pixels..<(row + 1) * pixels)
      var (a, b) = (0.0, 0.0)
      for i in values.indices {
        a += Double(slopes[i])
        b += Double(slopes[i]) * (Double(values[i]) - mean)
      }
      direct[row] = a
      weighted[row] = b * scale
    }
  }

  /// The sums of each channel over the samples: the gradients of bias and weight.
  func total(_ rows: Span<Double>, into sums: inout MutableSpan<Float>) {
    for channel in 0..<groups * channels {
      var total = 0.0
      for sample in 0..<samples { total += rows[sample * groups * channels + channel] }
      sums[channel] = Float(total)
    }
  }

  /// dx = scale · (g − mean(g) − normal · mean(g · normal)) with g = dy · weight, group by group.
  func propagate(
    _ x: Span<Float>, _ dy: Span<Float>, weight: Span<Float>,
    statistics: (means: Span<Float>, scales: Span<Float>),
    sums: (direct: Span<Double>, weighted: Span<Double>), into dx: inout MutableSpan<Float>
  ) {
    let share = 1 / Double(channels * pixels)
    for group in 0..<samples * groups {
      let (mean, scale) = (statistics.means[group], statistics.scales[group])
      var (a, b) = (0.0, 0.0)
      for channel in 0..<channels {
        let factor = weight.isEmpty ? 1 : Double(weight[group % groups * channels + channel])
        a += factor * sums.direct[group * channels + channel]
        b += factor * sums.weighted[group * channels + channel]
      }
      let (direct, weighted) = (Float(a * share), Float(b * share))
      for channel in 0..<channels {
        let factor = weight.isEmpty ? 1 : weight[group % groups * channels + channel]
        let start = (group * channels + channel) * pixels
        for i in start..<start + pixels {
          dx[i] = scale * (dy[i] * factor - direct - (x[i] - mean) * scale * weighted)
        }
      }
    }
  }

  @inline(__always)
  private func sum(_ elements: Span<Float>, _ f: (Float) -> Double) -> Double {
    var sum = 0.0
    for i in elements.indices { sum += f(elements[i]) }
    return sum
  }
}
