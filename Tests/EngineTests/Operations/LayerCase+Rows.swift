import Networks

extension LayerCase {
  /// Layers of rows, `[features]`.
  static let rows: [LayerCase] = [
    LayerCase(.rows, "linear alone") { _ in [] },
    LayerCase(.rows, "linear without bias") { _ in [Linear(3, bias: false)] },
    LayerCase(.rows, "fused relu") { _ in [ReLU()] },
    LayerCase(.rows, "unfused relu") { _ in [Flatten(), ReLU()] },
    LayerCase(.rows, "leaky_relu") { _ in [LeakyReLU { $0.negativeSlope = 0.2 }] },
    LayerCase(.rows, "leaky_relu falling") { _ in [LeakyReLU { $0.negativeSlope = -0.3 }] },
    LayerCase(.rows, "elu") { _ in [ELU { $0.alpha = 1.5 }] },
    LayerCase(.rows, "gelu") { _ in [GELU()] },
    LayerCase(.rows, "gelu tanh") { _ in [GELU { $0.approximate = .tanh }] },
    LayerCase(.rows, "silu") { _ in [SiLU()] },
    LayerCase(.rows, "mish") { _ in [Mish()] },
    LayerCase(.rows, "sigmoid") { _ in [Sigmoid()] },
    LayerCase(.rows, "tanh") { _ in [Tanh()] },
    LayerCase(.rows, "softplus") { _ in [Softplus { $0.beta = 1.7 }] },
    LayerCase(.rows, "softplus beyond its threshold") { _ in [Softplus { $0.threshold = 0 }] },
    LayerCase(.rows, "dropout") { _ in [Dropout(0.4)] },
    LayerCase(.rows, "flatten") { _ in [Flatten()] },
    LayerCase(.rows, "batch_norm1d", batchSizes: [7, 16]) { _ in [BatchNorm1D()] },
    LayerCase(.rows, "batch_norm1d without weights", batchSizes: [7]) { _ in
      [BatchNorm1D { $0.affine = false }]
    },
    LayerCase(.rows, "layer_norm") { _ in [LayerNorm()] },
    LayerCase(.rows, "layer_norm without bias") { _ in [LayerNorm { $0.bias = false }] },
    LayerCase(.rows, "layer_norm without weights") { _ in
      [LayerNorm { $0.elementwiseAffine = false }]
    },
    LayerCase(.rows, "group_norm") { _ in [GroupNorm(1), SiLU()] },
    LayerCase(.rows, "softmax") { _ in [Softmax()] },
    LayerCase(.rows, "log_softmax") { _ in [LogSoftmax(), SiLU()] },
    LayerCase(.rows, "a deep mixture", batchSizes: [7]) { _ in
      [BatchNorm1D(), SiLU(), Linear(5), ELU(), Dropout(0.2), LayerNorm(), Tanh()]
    },
  ]
}
