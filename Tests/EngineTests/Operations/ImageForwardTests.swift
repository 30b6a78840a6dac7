import Engine
import Networks
import Testing

/// Values of layers of images against their definitions.
@Suite struct ImageForwardTests {
  /// Sums of some hundred products below one, each rounded to 6·10⁻⁸.
  static func expect(
    _ bench: Bench, _ expected: ImageReference, _ name: String, tolerance: Double = 1e-5
  ) {
    let outputs = bench.outputs()
    #expect(outputs.count == expected.values.count)
    for (i, (y, t)) in zip(outputs, expected.values).enumerated() {
      #expect(abs(Double(y) - t) <= tolerance * max(1, abs(t)), "\(name): element \(i)")
    }
  }

  static let convolutions: [Conv2D] = [
    Conv2D(17, 3),
    Conv2D(5, 1, bias: false),
    Conv2D(16, 5, padding: 2),
    Conv2D(1, 3, stride: 3, padding: 1),
    Conv2D(33, 3, padding: 2, dilation: 2),
    Conv2D(
      6, Extent2D(height: 1, width: 4), stride: Extent2D(height: 3, width: 1),
      padding: Extent2D(height: 0, width: 3), dilation: Extent2D(height: 1, width: 2)),
  ]

  @Test(arguments: convolutions.indices, [Mode.training, .evaluation])
  func `conv2d is its sum of products, and relu follows`(_ i: Int, _ mode: Mode) throws {
    let layer = Self.convolutions[i]
    for (batch, channels, groups, rectified) in [
      (1, 1, 1, false), (7, 3, 1, true), (2, 17, 1, false), (2, layer.outChannels, 0, true),
      (3, 16, 1, true),
    ] {
      var layer = layer
      layer.groups = groups == 0 ? layer.outChannels : groups
      let bench = try Bench(
        input: [channels, 9, 7], [layer] + (rectified ? [ReLU()] : []),
        batchSize: batch, kernels: .automatic, mode: mode, scale: 1)
      let store = bench.model.store
      let expected = ImageReference(bench.inputs, batch: batch, [channels, 9, 7]).convolved(
        layer, weight: store.plainValues(of: 0),
        bias: layer.bias ? store.plainValues(of: 1) : nil)
      Self.expect(
        bench, rectified ? expected.mapped { max(0, $0) } : expected,
        "batch \(batch), channels \(channels)", tolerance: 2e-5)
    }
  }

  @Test(arguments: [(2, 2, 0), (3, 2, 1), (3, 3, 0), (3, 1, 1), (5, 3, 2)], [1, 7])
  func `pooling takes the greatest element or the mean`(
    _ window: (kernel: Int, stride: Int, padding: Int), _ batch: Int
  ) throws {
    let (k, s) = (Extent2D(height: window.kernel, width: 3), Extent2D(window.stride))
    let p = Extent2D(height: window.padding, width: 1)
    for channels in [1, 17] {
      for (isBlocked, mode) in [(false, Mode.training), (true, .training), (true, .evaluation)] {
        func expect(_ layer: any Layer, _ f: @escaping ([Double?]) -> Double) throws {
          // A convolution before it brings its input into blocks.
          let bench = try Bench(
            input: [channels, 9, 7],
            (isBlocked ? [Conv2D(channels, 1, groups: 1, bias: false)] : []) + [layer],
            batchSize: batch, kernels: .automatic, mode: mode)
          let x = ImageReference(bench.inputs, batch: batch, [channels, 9, 7])
          if isBlocked {
            let identity = (0..<channels * channels).map {
              Float($0 % (channels + 1) == 0 ? 1 : 0)
            }
            bench.model.store.setPlainValues(identity, of: 0)
          }
          Self.expect(bench, x.pooled(k, s, p, f), "\(layer.kind), channels \(channels)")
        }
        try expect(MaxPool2D(k, stride: s, padding: p)) {
          $0.compactMap(\.self).max() ?? .nan
        }
        try expect(AveragePool2D(k, stride: s, padding: p)) {
          $0.map { $0 ?? 0 }.reduce(0, +) / Double($0.count)
        }
        try expect(AveragePool2D(k, stride: s, padding: p, countIncludePad: false)) {
          let inside = $0.compactMap(\.self)
          return inside.reduce(0, +) / Double(inside.count)
        }
      }
    }
  }

  @Test func `adaptive_avg_pool2d takes means of equal parts`() throws {
    for (size, part) in [
      (Extent2D(1), Extent2D(height: 9, width: 6)), (Extent2D(3), Extent2D(height: 3, width: 2)),
      (Extent2D(height: 9, width: 2), Extent2D(height: 1, width: 3)),
    ] {
      let bench = try Bench(
        input: [5, 9, 6], [AdaptiveAveragePool2D(size)], batchSize: 3, kernels: .automatic)
      let x = ImageReference(bench.inputs, batch: 3, [5, 9, 6])
      Self.expect(
        bench, x.pooled(part, part, 0) { $0.compactMap(\.self).reduce(0, +) / Double($0.count) },
        "\(size)")
    }
  }

  @Test(arguments: [nil, [Conv2D(17, 1)], [Conv2D(17, 1), Tanh()]] as [[any Layer]?])
  func `residual adds its branches, and relu follows`(_ shortcut: [any Layer]?) throws {
    for rectified in [false, true] {
      let bench = try Bench(
        input: [17, 5, 3],
        [Residual([Conv2D(17, 3, padding: 1)], shortcut: shortcut ?? [])]
          + (rectified ? [ReLU()] : []), batchSize: 3, kernels: .automatic, scale: 0.3)
      let store = bench.model.store
      let x = ImageReference(bench.inputs, batch: 3, [17, 5, 3])
      let body = x.convolved(
        Conv2D(17, 3, padding: 1), weight: store.plainValues(of: 0),
        bias: store.plainValues(of: 1))
      var carried = x
      if let shortcut {
        carried = x.convolved(
          Conv2D(17, 1), weight: store.plainValues(of: 2),
          bias: store.plainValues(of: 3))
        if shortcut.count == 2 { carried = carried.mapped { tanhOf($0) } }
      }
      let sum = body.adding(carried)
      Self.expect(bench, rectified ? sum.mapped { max(0, $0) } : sum, "residual")
    }
  }

  /// tanh x = 1 − 2 / (e²ˣ + 1), by the series of the exponential function.
  private func tanhOf(_ x: Double) -> Double {
    var (term, exponential) = (1.0, 1.0)
    for k in 1..<60 {
      term *= 2 * x / Double(k)
      exponential += term
    }
    return 1 - 2 / (exponential + 1)
  }
}
