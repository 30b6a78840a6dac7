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
    layers: [Linear(10), ReLU(), Linear(1), Sigmoid()], loss: MeanLoss())

  private static let digitsMLP = BenchmarkWorkload(
    name: "digits-mlp", batchSize: 64, steps: 500, input: [64],
    layers: [Linear(128), ReLU(), Linear(10)], loss: CrossEntropyLoss())

  private static let fashionMLP = BenchmarkWorkload(
    name: "fashion-mlp", batchSize: 128, steps: 30, input: [784],
    layers: [Linear(512), ReLU(), Linear(256), ReLU(), Linear(10)], loss: CrossEntropyLoss())

  private static let leNet = BenchmarkWorkload(
    name: "lenet", batchSize: 128, steps: 6, input: [1, 28, 28], layers: LeNet().layers,
    loss: CrossEntropyLoss())

  private static let resNet20 = BenchmarkWorkload(
    name: "resnet20", batchSize: 128, steps: 2, input: [3, 32, 32], layers: ResNet().layers,
    loss: CrossEntropyLoss())

  /// The network.
  ///
  /// - Throws: `NetworkError` never, for the workloads above.
  func network() throws(NetworkError) -> Network { try Network(input: Shape(input), layers) }
}
