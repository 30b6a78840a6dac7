import Engine
import Networks
import Testing

/// Poolings whose windows are not all alike, against values of PyTorch 2.
@Suite struct UnevenPoolingTests {
  /// A pooling in `ceil_mode` and what it gives of `image`, with all three divisors.
  struct Row: Sendable {
    let size: (Int, Int)
    let kernel: Extent2D
    let stride: Extent2D
    let padding: Extent2D
    let greatest: [Double]
    let mean: [Double]
    let meanInside: [Double]
  }

  static let rows: [Row] = [
    Row(
      size: (6, 5), kernel: Extent2D(height: 3, width: 3),
      stride: Extent2D(height: 2, width: 2), padding: Extent2D(height: 0, width: 0),
      greatest: [4.75, 6.75, 6.125, 6.75, 8.125, 7.5],
      mean: [-0.138888889, 1.888888889, 1.444444444, 2.25, 2.9375, 2.520833333],
      meanInside: [-0.138888889, 1.888888889, 1.444444444, 2.25, 2.9375, 2.520833333]),
    Row(
      size: (6, 5), kernel: Extent2D(height: 3, width: 3),
      stride: Extent2D(height: 2, width: 2), padding: Extent2D(height: 1, width: 1),
      greatest: [4.75, 5.375, 5.375, 4.75, 6.125, 6.75, 8.125, 7.5, 7.5, 8.125, 7.5, 7.5],
      mean: [
        -0.055555556, 0.930555556, 0.888888889, 0.097222222, 1.055555556, 0.902777778,
        2.375, 2.638888889, 1.958333333, 2.0625, 2.020833333, 1.854166667,
      ],
      meanInside: [
        -0.125, 1.395833333, 2, 0.145833333, 1.055555556, 1.354166667, 3.5625, 2.638888889,
        2.9375, 6.1875, 4.041666667, 5.5625,
      ]),
    Row(
      size: (5, 4), kernel: Extent2D(height: 2, width: 3),
      stride: Extent2D(height: 3, width: 2), padding: Extent2D(height: 1, width: 1),
      greatest: [2.125, 5.375, 5.375, 4.125, 6.75, 2.875],
      mean: [-0.479166667, 0.958333333, 1.34375, 0.708333333, 1.666666667, -0.1875],
      meanInside: [-1.4375, 1.916666667, 5.375, 1.0625, 1.666666667, -0.375]),
    Row(
      size: (4, 7), kernel: Extent2D(height: 3, width: 2),
      stride: Extent2D(height: 3, width: 3), padding: Extent2D(height: 1, width: 0),
      greatest: [2.125, 5.375, 4.75, 6.75, 8.125, 5.5],
      mean: [-0.833333333, 0.583333333, 1.458333333, 1.5, 2.916666667, 1.958333333],
      meanInside: [-1.25, 0.875, 2.1875, 2.25, 4.375, 2.9375]),
    Row(
      size: (2, 3), kernel: Extent2D(height: 3, width: 5),
      stride: Extent2D(height: 2, width: 4), padding: Extent2D(height: 0, width: 0),
      greatest: [5.375],
      mean: [-0.020833333],
      meanInside: [-0.020833333]),
  ]

  /// The pixels whose poolings the tables hold: ((7 i) mod 11) − 5 + i / 8 for pixel i.
  static func image(_ size: (height: Int, width: Int)) -> [Float] {
    (0..<size.height * size.width).map { Float($0 * 7 % 11 - 5) + Float($0) / 8 }
  }

  /// Pools the image in every channel of every sample, each times another power of two.
  static func expect(
    _ layer: any Layer, of size: (Int, Int), gives values: [Double], _ mode: Mode
  ) throws {
    for channels in [1, 17] {
      let bench = try Bench(
        input: [channels, size.0, size.1], [layer], batchSize: 3, kernels: .automatic, mode: mode)
      let scales = (0..<3 * channels).map { Float(1 << ($0 % 5)) }
      bench.setInputs(scales.flatMap { scale in image(size).map { $0 * scale } })
      let outputs = bench.outputs()
      #expect(outputs.count == values.count * scales.count)
      for (i, output) in outputs.enumerated() {
        let (scale, value) = (Double(scales[i / values.count]), values[i % values.count])
        // The tables have nine decimals; sums of a dozen pixels are rounded to 10⁻⁶.
        #expect(abs(Double(output) / scale - value) < 3e-6, "\(layer), element \(i)")
      }
    }
  }

  @Test(arguments: rows.indices, [Mode.training, .evaluation])
  func `ceil_mode counts a last window as PyTorch does`(_ i: Int, _ mode: Mode) throws {
    let row = Self.rows[i]
    try Self.expect(
      MaxPool2D(row.kernel, stride: row.stride, padding: row.padding, ceilMode: true),
      of: row.size, gives: row.greatest, mode)
    for (counts, values) in [(true, row.mean), (false, row.meanInside)] {
      try Self.expect(
        AveragePool2D(
          row.kernel, stride: row.stride, padding: row.padding, countIncludePad: counts,
          ceilMode: true),
        of: row.size, gives: values, mode)
    }
  }

  static let parts: [(size: (Int, Int), output: Extent2D, values: [Double])] = [
    (
      (5, 7), Extent2D(height: 3, width: 4),
      [
        -1.25, 1.1875, 0.770833333, 1.375, 1.145833333, 1.444444444, 2.25, 1.9375, 2.625,
        2.3125, 3.729166667, 2.5,
      ]
    ),
    (
      (9, 6), Extent2D(height: 4, width: 5),
      [
        0.979166667, 0.770833333, 2.395833333, 2.1875, 0.145833333, 2.145833333,
        3.770833333, 3.5625, 1.520833333, 3.145833333, 5.145833333, 4.9375, 2.895833333,
        4.520833333, 4.3125, 6.3125, 4.270833333, 5.895833333, 5.6875, 5.479166667,
      ]
    ),
    (
      (2, 3), Extent2D(height: 3, width: 5),
      [
        -5, -1.4375, 2.125, 0.1875, -1.75, 0.1875, 1, 1.8125, -0.125, -2.0625, 5.375,
        3.4375, 1.5, -0.4375, -2.375,
      ]
    ),
    (
      (6, 4), Extent2D(height: 3, width: 3),
      [
        -0.9375, 0.6875, 2.3125, 1.0625, 2.6875, 1.5625, 3.0625, 1.9375, 0.8125,
      ]
    ),
  ]

  @Test(arguments: parts.indices, [Mode.training, .evaluation])
  func `adaptive_avg_pool2d takes PyTorch's parts`(_ i: Int, _ mode: Mode) throws {
    let row = Self.parts[i]
    try Self.expect(AdaptiveAveragePool2D(row.output), of: row.size, gives: row.values, mode)
  }
}
