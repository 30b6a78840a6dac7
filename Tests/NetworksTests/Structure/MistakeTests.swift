import Networks
import Testing

@Suite struct MistakeTests {
  typealias Row = (
    input: [Int], layers: [NamedLayer], layer: [Int], argument: String?, message: String
  )

  static func row(
    _ input: [Int], _ layers: [any Layer], _ layer: [Int], _ argument: String?, _ message: String
  ) -> Row {
    (input, layers.map { NamedLayer($0) }, layer, argument, message)
  }

  static func row(_ names: [String?], _ layer: Int, _ message: String) -> Row {
    ([4], names.map { NamedLayer(ReLU(), name: $0) }, [layer], "name", message)
  }

  static let rows: [Row] = [
    row([4], [], [], nil, "the model needs at least one layer"),
    row([], [ReLU()], [], nil, "a sample needs at least one element"),
    row([3, 0], [ReLU()], [], nil, "a sample needs at least one element"),
    row(
      [1 << 40, 1 << 40], [ReLU()], [], nil,
      "a sample of 1099511627776×1099511627776 is too large"),
    row([4], [Linear(0)], [0], "out_features", "out_features must be at least 1, but is 0"),
    row(
      [64], [Linear(3, inFeatures: 20)], [0], "in_features",
      "in_features is 20, but the layer receives 64"),
    row(
      [1, 28, 28], [ReLU(), Linear(3)], [1], nil,
      "linear needs a flat input; put `flatten` before it: it receives 1×28×28"),
    row(
      [8], [Linear(.max)], [0], "out_features",
      "a weight of 9223372036854775807×8 is too large"),
    row(
      [1 << 31], [Linear(1 << 31), Linear(1 << 31), Linear(1 << 31)], [1], nil,
      "the model has too many parameters"),
    row(
      [1, 28], [BatchNorm1D()], [0], nil,
      "batch_norm1d needs a flat input; put `flatten` before it: it receives 1×28"),
    row(
      [5], [BatchNorm1D { $0.numFeatures = 6 }], [0], "num_features",
      "num_features is 6, but the layer receives 5"),
    row(
      [5], [BatchNorm1D { $0.eps = 0 }], [0], "eps",
      "eps must be positive and finite, but is 0.0"),
    row(
      [5], [BatchNorm1D { $0.momentum = 1.5 }], [0], "momentum",
      "momentum must be between 0 and 1, but is 1.5"),
    row(
      [2, 3], [LayerNorm { $0.normalizedShape = [2] }], [0], "normalized_shape",
      "normalized_shape is [2], but the layer receives 2×3: its last dimensions differ"),
    row(
      [3], [LayerNorm { $0.normalizedShape = [1, 3] }], [0], "normalized_shape",
      "normalized_shape is [1, 3], but the layer receives 3: its last dimensions differ"),
    row(
      [3], [LayerNorm { $0.normalizedShape = [] }], [0], "normalized_shape",
      "normalized_shape is [], but the layer receives 3: its last dimensions differ"),
    row(
      [3], [LayerNorm { $0.eps = .nan }], [0], "eps",
      "eps must be positive and finite, but is nan"),
    row([3], [Dropout(1.5)], [0], "p", "p must be between 0 and 1, but is 1.5"),
    row([3], [Dropout(.nan)], [0], "p", "p must be between 0 and 1, but is nan"),
    row(
      [3], [LeakyReLU { $0.negativeSlope = .infinity }], [0], "negative_slope",
      "negative_slope must be a finite 32-bit float, but is inf"),
    row(
      [3], [ELU { $0.alpha = .nan }], [0], "alpha",
      "alpha must be a finite 32-bit float, but is nan"),
    row(
      [3], [Softplus { $0.beta = 0 }], [0], "beta", "beta must be positive and finite, but is 0.0"),
    row(
      [3], [Softplus { $0.threshold = .nan }], [0], "threshold",
      "threshold must be a finite 32-bit float, but is nan"),
    row(
      [2, 3], [Flatten { $0.startDim = 0 }], [0], "start_dim",
      "start_dim must be a dimension of 2×3 after the batch: 1...2 or -2...-1, not 0"),
    row(
      [2, 3], [Flatten { $0.endDim = .min }], [0], "end_dim",
      "end_dim must be a dimension of 2×3 after the batch: 1...2 or -2...-1, "
        + "not -9223372036854775808"),
    row(
      [2, 3], [Flatten { ($0.startDim, $0.endDim) = (2, 1) }], [0], "end_dim",
      "end_dim 1 is before start_dim 2"),
    row(
      [5], [Embedding(0, 3)], [0], "num_embeddings",
      "num_embeddings must be between 1 and 16777216, but is 0"),
    row(
      [5], [Embedding(1 << 24 + 1, 3)], [0], "num_embeddings",
      "num_embeddings must be between 1 and 16777216, but is 16777217"),
    row(
      [5], [Embedding(9, -1)], [0], "embedding_dim",
      "embedding_dim must be at least 1, but is -1"),
    row(
      [5], [Embedding(9, .max)], [0], "embedding_dim",
      "a weight of 9×9223372036854775807 is too large"),
    row(
      [1 << 40], [Embedding(9, 1 << 40)], [0], "embedding_dim",
      "an output of 1099511627776×1099511627776 is too large"),
    row(
      [5], [Embedding(9, 2, paddingIdx: 9)], [0], "padding_idx",
      "padding_idx must be between -9 and 8, not 9"),
    row(
      [5], [Embedding(9, 2, paddingIdx: -10)], [0], "padding_idx",
      "padding_idx must be between -9 and 8, not -10"),
    row(
      [5], [Embedding(9, 2, columns: 6)], [0], "columns",
      "there are 5 inputs, so 6 of them cannot be indices"),
    row(
      [5], [Embedding(9, 2, columns: 0)], [0], "columns", "columns must be at least 1, but is 0"),
    row(
      [2, 5], [Embedding(9, 2, columns: 1)], [0], "columns",
      "embedding with columns needs an input of features, [features], but receives 2×5"),
    row(
      [9], [Embedding(1, 1 << 60, columns: 9)], [0], "embedding_dim",
      "an output of 10×9223372036854775807 is too large"),
    row(
      [5], [Embedding(9, 2), Linear(3)], [1], nil,
      "linear needs a flat input; put `flatten` before it: it receives 5×2"),
    row(
      [5], [Flatten(), Embedding(9, 2), Flatten(), Embedding(9, 2)], [3], nil,
      "embedding needs indices, so it must be the first layer: it receives what other layers made "
        + "of the input, 10"),
    row([nil, ""], 1, "a name needs at least one character"),
    row(["a.b"], 0, "the name 'a.b' contains a dot, which separates names"),
    row(["1", nil], 0, "the name '1' reads as the index of another layer"),
    row(["a", "b", "a"], 2, "layer 0 is already named 'a'"),
  ]

  @Test(arguments: rows.indices)
  func `a mistake is refused where it stands`(_ i: Int) {
    let row = Self.rows[i]
    #expect(throws: NetworkError(layer: row.layer, argument: row.argument, message: row.message)) {
      try Network(input: Shape(row.input), layers: row.layers)
    }
  }

  @Test func `a layer may be named by its own index`() throws {
    let network = try Network(input: Shape([3]), layers: [NamedLayer(Linear(2), name: "0")])
    #expect(network.parameters[0].name == "0.weight")
  }
}
