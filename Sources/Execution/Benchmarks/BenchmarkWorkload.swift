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
  let layers: [any Layer]
  /// What is made small.
  let loss: any Loss
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
    name: "lenet", batchSize: 128, steps: 6, input: [1, 28, 28], layers: LeNet().layers,
    loss: .crossEntropy)

  private static let resNet20 = BenchmarkWorkload(
    name: "resnet20", batchSize: 128, steps: 2, input: [3, 32, 32], layers: ResNet().layers,
    loss: .crossEntropy)

  /// The network.
  ///
  /// - Throws: `NetworkError` never, for the workloads above.
  func network() throws(NetworkError) -> Network {
    try Network(input: Shape(input), layers: layers.map { NamedLayer($0) })
  }
}
