import Engine
import Networks
import Testing

/// Layers that the laws of all layers are tested on, for any number of features or channels.
struct LayerCase: Sendable, CustomTestStringConvertible {
  /// What the layers receive.
  enum Form: Sendable {
    /// Rows of features, which a linear layer makes.
    case rows
    /// Images of 9×6 pixels, which a convolution of one channel by one pixel makes, so that no
    /// shift of a weight or bias changes the order of pixels, on which `max_pool2d` has its kinks.
    case images
    /// The network's own input of five indices below seven.
    case indices
  }

  let form: Form
  let name: String
  let batchSizes: [Int]
  /// The layers, for so many features or channels.
  let layers: @Sendable (Int) -> [any Layer]

  var testDescription: String { name }

  init(
    _ form: Form, _ name: String, batchSizes: [Int] = [1, 7],
    layers: @escaping @Sendable (Int) -> [any Layer]
  ) {
    (self.form, self.name, self.batchSizes, self.layers) = (form, name, batchSizes, layers)
  }

  static let all = rows + images + indices

  static let indices: [LayerCase] = [
    LayerCase(.indices, "embedding") { [Embedding(7, $0)] },
    LayerCase(.indices, "embedding of flattened indices with layer_norm") {
      [Flatten(), Embedding(7, $0), LayerNorm(), SiLU()]
    },
    LayerCase(.indices, "embedding of two columns") { [Embedding(7, $0, columns: 2), SiLU()] },
    LayerCase(.indices, "embedding of all columns") { [Embedding(7, $0, columns: 5)] },
    LayerCase(.indices, "embeddings in both branches of residual") {
      [Residual([Embedding(7, $0)], shortcut: [Embedding(9, $0), Tanh()])]
    },
  ]

  /// The kernels that there are for the layers.
  var kernels: [KernelChoice] { form == .images ? [.automatic] : KernelChoice.both }

  /// A model of the layers before a linear one, so that their output's gradient is no constant.
  func bench(width: Int, batchSize: Int, kernels: KernelChoice) throws -> Bench {
    let layers = layers(width)
    switch form {
    case .rows:
      let bench = try Bench(
        input: [3], [Linear(width)] + layers + [Linear(2)], loss: MSELoss(), batchSize: batchSize,
        kernels: kernels, scale: 0.3)
      bench.prepareRows(width: width)
      return bench
    case .images:
      let bench = try Bench(
        input: [1, 9, 6], [Conv2D(width, 1)] + layers + [Flatten(), Linear(2)], loss: MSELoss(),
        batchSize: batchSize, kernels: kernels)
      bench.prepareImages()
      return bench
    case .indices:
      let bench = try Bench(
        input: [5], layers + [Flatten(), Linear(2)], loss: MSELoss(), batchSize: batchSize,
        kernels: kernels, scale: 0.5)
      bench.setInputs((0..<batchSize * 5).map { Float($0 * $0 % 7) })
      bench.setTargets(Bench.numbers(batchSize * 2, 1, 5))
      return bench
    }
  }

  /// Whether what the layers give is the same in training and evaluation.
  var ignoresMode: Bool { !layers(2).contains(where: Self.dependsOnMode) }

  private static func dependsOnMode(_ layer: any Layer) -> Bool {
    layer is Dropout || layer is Dropout2D || layer is any BatchNorm
      || layer.branches.values.joined().contains { dependsOnMode($0.layer) }
  }
}
