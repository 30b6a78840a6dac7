import Networks

extension LayerCase {
  /// Layers of rows, `[features]`.
  static let rows: [LayerCase] = [
    LayerCase(.rows, "linear alone") { _ in [] },
    LayerCase(.rows, "linear without bias") { _ in [.linear(3, bias: false)] },
    LayerCase(.rows, "fused relu") { _ in [.relu] },
    LayerCase(.rows, "unfused relu") { _ in [.flatten, .relu] },
    LayerCase(.rows, "leaky_relu") { _ in [.leakyReLU(negativeSlope: 0.2)] },
    LayerCase(.rows, "leaky_relu falling") { _ in [.leakyReLU(negativeSlope: -0.3)] },
    LayerCase(.rows, "elu") { _ in [.elu(alpha: 1.5)] },
    LayerCase(.rows, "gelu") { _ in [.gelu()] },
    LayerCase(.rows, "gelu tanh") { _ in [.gelu(approximate: .tanh)] },
    LayerCase(.rows, "silu") { _ in [.silu] },
    LayerCase(.rows, "mish") { _ in [.mish] },
    LayerCase(.rows, "sigmoid") { _ in [.sigmoid] },
    LayerCase(.rows, "tanh") { _ in [.tanh] },
    LayerCase(.rows, "softplus") { _ in [.softplus(beta: 1.7)] },
    LayerCase(.rows, "softplus beyond its threshold") { _ in [.softplus(threshold: 0)] },
    LayerCase(.rows, "dropout") { _ in [.dropout(0.4)] },
    LayerCase(.rows, "flatten") { _ in [.flatten] },
    LayerCase(.rows, "batch_norm1d", batchSizes: [7, 16]) { _ in [.batchNorm1d] },
    LayerCase(.rows, "batch_norm1d without weights", batchSizes: [7]) { _ in
      [BatchNorm1D { $0.affine = false }]
    },
    LayerCase(.rows, "layer_norm") { _ in [.layerNorm] },
    LayerCase(.rows, "layer_norm without bias") { _ in [LayerNorm { $0.bias = false }] },
    LayerCase(.rows, "layer_norm without weights") { _ in
      [LayerNorm { $0.elementwiseAffine = false }]
    },
    LayerCase(.rows, "group_norm") { _ in [.groupNorm(1), .silu] },
    LayerCase(.rows, "softmax") { _ in [.softmax] },
    LayerCase(.rows, "log_softmax") { _ in [.logSoftmax, .silu] },
    LayerCase(.rows, "a deep mixture", batchSizes: [7]) { _ in
      [.batchNorm1d, .silu, .linear(5), .elu(), .dropout(0.2), .layerNorm, .tanh]
    },
  ]
}
