import Networks

/// Layers of images by their definitions, in double precision and plain loops.
struct ImageReference {
  var batch: Int
  var channels: Int
  var height: Int
  var width: Int
  var values: [Double]

  init(_ values: [Float], batch: Int, _ shape: [Int]) {
    self.init(values.map(Double.init), batch: batch, shape)
  }

  init(_ values: [Double], batch: Int, _ shape: [Int]) {
    self.batch = batch
    (channels, height, width) = (shape[0], shape[1], shape[2])
    self.values = values
  }

  /// The element, or nil beyond the image.
  func at(_ n: Int, _ c: Int, _ i: Int, _ j: Int) -> Double? {
    guard (0..<height).contains(i) && (0..<width).contains(j) else { return nil }
    return values[((n * channels + c) * height + i) * width + j]
  }

  /// An image of other sizes, element by element.
  private func map(
    _ channels: Int, _ height: Int, _ width: Int, _ f: (Int, Int, Int, Int) -> Double
  ) -> ImageReference {
    var result = self
    (result.channels, result.height, result.width, result.values) = (channels, height, width, [])
    for n in 0..<batch {
      for c in 0..<channels {
        for i in 0..<height { for j in 0..<width { result.values.append(f(n, c, i, j)) } }
      }
    }
    return result
  }

  /// The number of places of a kernel, counted one by one.
  private static func places(
    _ size: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int
  ) -> Int {
    var count = 0
    while count * stride + dilation * (kernel - 1) < size + 2 * padding { count += 1 }
    return count
  }

  func convolved(_ layer: Conv2D, weight: [Float], bias: [Float]?) -> ImageReference {
    let (k, s, p, d) = (layer.kernelSize, layer.stride, layer.padding, layer.dilation)
    let inner = channels / layer.groups
    let outer = layer.outChannels / layer.groups
    return map(
      layer.outChannels, Self.places(height, k.height, s.height, p.height, d.height),
      Self.places(width, k.width, s.width, p.width, d.width)
    ) { n, o, i, j in
      var sum = bias.map { Double($0[o]) } ?? 0
      for c in 0..<inner {
        for u in 0..<k.height {
          for v in 0..<k.width {
            let x = at(
              n, o / outer * inner + c, i * s.height + u * d.height - p.height,
              j * s.width + v * d.width - p.width)
            sum += (x ?? 0) * Double(weight[((o * inner + c) * k.height + u) * k.width + v])
          }
        }
      }
      return sum
    }
  }

  /// The elements under each place of a window, nil beyond the image, made into one.
  func pooled(
    _ k: Extent2D, _ s: Extent2D, _ p: Extent2D, _ f: ([Double?]) -> Double
  ) -> ImageReference {
    map(
      channels, Self.places(height, k.height, s.height, p.height, 1),
      Self.places(width, k.width, s.width, p.width, 1)
    ) { n, c, i, j in
      f(
        (0..<k.height).flatMap { u in
          (0..<k.width).map { v in
            at(n, c, i * s.height + u - p.height, j * s.width + v - p.width)
          }
        })
    }
  }

  /// Mean and biased variance of each channel.
  var statistics: [(mean: Double, variance: Double)] {
    (0..<channels).map { c in
      let pixels = (0..<batch).flatMap { n in
        (0..<height * width).map { values[(n * channels + c) * height * width + $0] }
      }
      let mean = pixels.reduce(0, +) / Double(pixels.count)
      let variance = pixels.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(pixels.count)
      return (mean, variance)
    }
  }

  func normalized(
    _ statistics: [(mean: Double, variance: Double)], eps: Double, weight: [Float], bias: [Float]
  ) -> ImageReference {
    map(channels, height, width) { n, c, i, j in
      ((at(n, c, i, j) ?? 0) - statistics[c].mean) / (statistics[c].variance + eps).squareRoot()
        * Double(weight[c]) + Double(bias[c])
    }
  }

  func mapped(_ f: (Double) -> Double) -> ImageReference {
    var result = self
    result.values = values.map(f)
    return result
  }

  func adding(_ other: ImageReference) -> ImageReference {
    var result = self
    result.values = zip(values, other.values).map { $0 + $1 }
    return result
  }
}
