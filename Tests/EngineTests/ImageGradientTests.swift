import Engine
import Networks
import Testing

/// The law of gradients for layers of images, in the layouts that oneDNN chooses.
@Suite struct ImageGradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var batchSizes = [1, 7]
    /// The layers, for so many channels.
    let layers: @Sendable (Int) -> [Layer]
    var testDescription: String { name }
  }

  static let norm = Layer.batchNorm2d
  static let fixed = Layer.batchNorm(BatchNorm(affine: false, rank: 2))

  static let cases: [Case] = [
    Case(name: "conv2d") { [.conv2d($0, 3)] },
    Case(name: "conv2d with padding 2") { _ in [.conv2d(3, 3, padding: 2)] },
    Case(name: "conv2d with stride 3") { [.conv2d($0, 3, stride: 3)] },
    Case(name: "conv2d with dilation 2") { [.conv2d($0, 3, padding: 1, dilation: 2)] },
    Case(name: "conv2d with a group for each channel") { [.conv2d(2 * $0, 3, groups: $0)] },
    Case(name: "conv2d with two groups") {
      [.conv2d(2 * $0, 1), .conv2d(34, 3, padding: 1, groups: 2)]
    },
    Case(name: "conv2d with oblong arguments") {
      [
        .conv2d(
          $0, Extent2D(height: 3, width: 2), stride: Extent2D(height: 2, width: 1),
          padding: Extent2D(height: 0, width: 1), dilation: Extent2D(height: 1, width: 3))
      ]
    },
    Case(name: "conv2d without bias") { [.conv2d($0, 3, padding: 1, bias: false)] },
    Case(name: "conv2d with relu") { [.conv2d($0, 3, padding: 1), .relu] },
    Case(name: "max_pool2d") { _ in [.maxPool2d(2)] },
    Case(name: "max_pool2d with overlaps and padding") { _ in
      [.maxPool2d(3, stride: 2, padding: 1)]
    },
    Case(name: "max_pool2d with relu") { _ in [.maxPool2d(2), .relu] },
    Case(name: "avg_pool2d") { _ in [.avgPool2d(2)] },
    Case(name: "avg_pool2d with padding") { _ in [.avgPool2d(3, stride: 2, padding: 1)] },
    Case(name: "avg_pool2d without counting padding") { _ in
      [.avgPool2d(3, stride: 2, padding: 1, countsPadding: false)]
    },
    Case(name: "adaptive_avg_pool2d") { _ in
      [.adaptiveAvgPool2d(Extent2D(height: 3, width: 2))]
    },
    Case(name: "batch_norm2d") { _ in [norm] },
    Case(name: "batch_norm2d with relu") { _ in [norm, .relu] },
    Case(name: "batch_norm2d without weights") { [fixed, .conv2d($0, 3)] },
    Case(name: "group_norm") { _ in [.groupNorm(1)] },
    Case(name: "group_norm of each channel without weights") {
      [.groupNorm(GroupNorm(groups: $0, affine: false)), .conv2d($0, 3)]
    },
    Case(name: "group_norm of pairs") {
      [.conv2d(2 * $0, 3), .groupNorm($0), .conv2d(3, 1), .silu]
    },
    Case(name: "local_response_norm") { _ in
      [.localResponseNorm(LocalResponseNorm(size: 5, alpha: 0.8, k: 0.7)), .silu]
    },
    Case(name: "local_response_norm of an even size") { _ in
      [.localResponseNorm(LocalResponseNorm(size: 4, alpha: 0.8, beta: 1.3, k: 2)), .silu]
    },
    Case(name: "dropout2d") { [.dropout2d(0.4), .conv2d($0, 3)] },
    Case(name: "softmax") { _ in [.softmax, .avgPool2d(3)] },
    Case(name: "log_softmax") { _ in [.logSoftmax, .avgPool2d(3)] },
    Case(name: "residual") { [.residual([.conv2d($0, 3, padding: 1), norm])] },
    Case(name: "residual with a shortcut and relu") {
      [
        .residual(
          [.conv2d(2 * $0, 3, stride: 2, padding: 1), norm, .relu, .conv2d(2 * $0, 1)],
          shortcut: [.conv2d(2 * $0, 1, stride: 2, bias: false), norm]), .relu,
      ]
    },
    Case(name: "residual whose branches write over their gradients") {
      [
        .residual([.conv2d($0, 1), .relu], shortcut: [.leakyReLU(negativeSlope: 0.2), .relu]),
        .residual([.conv2d($0, 1), .relu]), .avgPool2d(3),
      ]
    },
    Case(name: "residual within residual") {
      [.residual([.conv2d($0, 1), .residual([.tanh]), .silu], shortcut: [.residual([.silu])])]
    },
    Case(name: "activations and dropout") { _ in
      [.silu, .dropout(0.3), .softplus(), .gelu(), .layerNorm]
    },
  ]

  /// Every layer stands behind a convolution of one channel by one pixel, so that no shift of a
  /// weight or bias changes the order of pixels, on which `max_pool2d` has its kinks.
  @Test(arguments: cases)
  func `a layer's gradients are those of finite differences`(_ row: Case) throws {
    for batchSize in row.batchSizes {
      for channels in [1, 17] {
        let bench = try Bench(
          input: [1, 9, 6],
          [.conv2d(channels, 1)] + row.layers(channels) + [.flatten, .linear(2)], loss: .mse,
          batchSize: batchSize, kernels: .automatic)
        Self.prepare(bench)
        bench.expectGradients("\(row.name), batch \(batchSize), channels \(channels)", limit: 30)
      }
    }
  }

  /// Sets biases of ±1 to ±1.5 against smaller sums of products, which keeps what ReLU receives
  /// away from its kink.
  static func prepare(_ bench: Bench) {
    let store = bench.model.store
    for (index, parameter) in store.parameters.enumerated() {
      let count = parameter.count
      if parameter.name.hasSuffix("bias") {
        let values = (0..<count).map { Float($0 % 2 == 0 ? 1 : -1) * (1 + 0.1 * Float($0 % 6)) }
        store.setPlainValues(values, of: index)
      } else if index == 0 {
        let values = (0..<count).map { Float($0 % 3 == 0 ? -1 : 1) * (0.3 + 0.05 * Float($0 % 7)) }
        store.setPlainValues(values, of: index)
      } else {
        let sum = Float(parameter.shape.dropFirst().reduce(1, *))
        let next = store.parameters.dropFirst(index + 1).prefix { $0.name.hasSuffix("bias") }
        let isNormalized =
          store.parameters.dropFirst(index + 1 + next.count).first?.shape.count == 1
        let scale: Float =
          switch parameter.shape.count {
          case 1: 0.3
          // The outputs' sums stay around one, so that the loss is known to 10⁻⁷.
          case 2: 0.2 / sum.squareRoot()
          // Small weights before a normalisation would have it bend within h.
          default: isNormalized ? 1 : 0.25 / sum
          }
        store.setPlainValues(Bench.numbers(count, scale, UInt64(100 + index)), of: index)
      }
    }
    bench.setTargets(Bench.numbers(bench.batchSize * 2, 1, 5))
  }
}
