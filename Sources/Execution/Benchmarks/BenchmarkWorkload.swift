internal import Networks

/// A network, a batch and a loss whose training step is timed.
package struct BenchmarkWorkload: Sendable {
  /// What it is called.
  package let name: String
  /// Samples in a batch.
  let batchSize: Int
  /// Steps in a repetition.
  let steps: Int
  /// The shape of a sample.
  let input: [Int]
  /// The layers.
  let layers: [Layer]
  /// What is made small.
  let loss: Loss

  /// All workloads, the smallest first.
  package static let all = [readmeMLP, digitsMLP, fashionMLP, leNet, resNet20]

  private static let readmeMLP = BenchmarkWorkload(
    name: "readme-mlp", batchSize: 100, steps: 500, input: [10],
    layers: [.linear(10), .relu, .linear(1), .sigmoid], loss: .mean)

  private static let digitsMLP = BenchmarkWorkload(
    name: "digits-mlp", batchSize: 64, steps: 500, input: [64],
    layers: [.linear(128), .relu, .linear(10)], loss: .crossEntropy)

  private static let fashionMLP = BenchmarkWorkload(
    name: "fashion-mlp", batchSize: 128, steps: 30, input: [784],
    layers: [.linear(512), .relu, .linear(256), .relu, .linear(10)], loss: .crossEntropy)

  private static let leNet = BenchmarkWorkload(
    name: "lenet", batchSize: 128, steps: 6, input: [1, 28, 28],
    layers: [
      .conv2d(20, 5), .maxPool2d(2), .relu, .conv2d(50, 5), .maxPool2d(2), .relu, .flatten,
      .linear(500), .relu, .linear(10),
    ], loss: .crossEntropy)

  /// The 20 layers of He and others for CIFAR, with projections where sizes change.
  private static let resNet20 = BenchmarkWorkload(
    name: "resnet20", batchSize: 128, steps: 2, input: [3, 32, 32],
    layers: [.conv2d(16, 3, padding: 1, bias: false), .batchNorm2d, .relu]
      + stage(16, stride: 1) + stage(32, stride: 2) + stage(64, stride: 2)
      + [.adaptiveAvgPool2d(1), .flatten, .linear(10)],
    loss: .crossEntropy)

  private static func stage(_ channels: Int, stride: Int) -> [Layer] {
    (0..<3).flatMap { block -> [Layer] in
      let first = block == 0 ? stride : 1
      let projection: [Layer] = [
        .conv2d(channels, 1, stride: Extent2D(first), bias: false), .batchNorm2d,
      ]
      let shortcut = first == 1 ? [] : projection
      let body: [Layer] = [
        .conv2d(channels, 3, stride: Extent2D(first), padding: 1, bias: false), .batchNorm2d,
        .relu, .conv2d(channels, 3, padding: 1, bias: false), .batchNorm2d,
      ]
      return [.residual(body, shortcut: shortcut), .relu]
    }
  }

  /// The network.
  ///
  /// - Throws: `NetworkError` never, for the workloads above.
  func network() throws(NetworkError) -> Network {
    try Network(input: Shape(input), layers: layers.map { NamedLayer($0) })
  }
}
