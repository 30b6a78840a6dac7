import Networks

/// Small networks, some for each layer of the registry, with arguments of all kinds.
struct ONNXCase: CustomStringConvertible {
  let layer: String
  let input: [Int]
  let layers: [any Layer]
  var description: String { "\(layer) \(layers)" }

  private init(_ layer: String, _ input: [Int], _ layers: [any Layer]) {
    (self.layer, self.input, self.layers) = (layer, input, layers)
  }

  private static let activations: [(String, any Layer)] = [
    ("relu", ReLU()), ("leaky_relu", LeakyReLU { $0.negativeSlope = 0.3 }),
    ("elu", ELU { $0.alpha = 0.7 }), ("gelu", GELU()), ("gelu", GELU { $0.approximate = .tanh }),
    ("silu", SiLU()), ("sigmoid", Sigmoid()), ("tanh", Tanh()), ("softplus", Softplus()),
    (
      "softplus",
      Softplus {
        $0.beta = 2
        $0.threshold = 0.5
      }
    ), ("mish", Mish()), ("softmax", Softmax()), ("log_softmax", LogSoftmax()),
    ("dropout", Dropout(0.5)), ("batch_norm1d", BatchNorm1D()),
    ("batch_norm1d", BatchNorm1D { $0.affine = false }),
    ("batch_norm1d", BatchNorm1D { $0.trackRunningStats = false }), ("layer_norm", LayerNorm()),
    ("layer_norm", LayerNorm { $0.elementwiseAffine = false }), ("group_norm", GroupNorm(2)),
  ]

  private static let images: [(String, any Layer)] = [
    ("dropout2d", Dropout2D()), ("softmax", Softmax()), ("batch_norm2d", BatchNorm2D()),
    (
      "batch_norm2d",
      BatchNorm2D {
        $0.affine = false
        $0.eps = 0.01
      }
    ), ("batch_norm2d", BatchNorm2D { $0.trackRunningStats = false }),
    (
      "layer_norm",
      LayerNorm {
        $0.normalizedShape = [8]
        $0.bias = false
      }
    ), ("group_norm", GroupNorm(3)), ("group_norm", GroupNorm { $0.affine = false }),
    (
      "local_response_norm",
      LocalResponseNorm {
        ($0.size, $0.alpha, $0.beta, $0.k) = (5, 0.5, 0.6, 2)
      }
    ), ("adaptive_avg_pool2d", AdaptiveAveragePool2D(1)),
    ("adaptive_avg_pool2d", AdaptiveAveragePool2D(Extent2D(height: 7, width: 4))),
    ("adaptive_avg_pool2d", AdaptiveAveragePool2D(Extent2D(height: 3, width: 9))),
    (
      "conv2d",
      Conv2D(
        4, Extent2D(height: 3, width: 2), stride: Extent2D(height: 2, width: 1),
        padding: Extent2D(height: 1, width: 2), dilation: Extent2D(height: 1, width: 2), groups: 2,
        bias: false)
    ), ("flatten", Flatten { $0.startDim = 2 }), ("flatten", Flatten()),
    ("residual", Residual([Dropout()])),
    (
      "residual",
      Residual(
        [Conv2D(4, 3, stride: 2, padding: 1), BatchNorm2D(), ReLU()],
        shortcut: [Conv2D(4, 1, stride: 2)])
    ),
  ]

  /// Windows that end within the image, in its padding and beyond it.
  private static let pools: [(String, any Layer)] = [false, true].flatMap { isCeiling in
    [0, 1].flatMap { padding in
      [2, 3].flatMap { stride -> [(String, any Layer)] in
        let padding = Extent2D(height: padding, width: 0)
        let stride = Extent2D(height: stride, width: 3)
        let averages = [false, true].map {
          AveragePool2D(
            3, stride: stride, padding: padding, countIncludePad: $0, ceilMode: isCeiling)
        }
        return [
          ("max_pool2d", MaxPool2D(3, stride: stride, padding: padding, ceilMode: isCeiling))
        ] + averages.map { ("avg_pool2d", $0) }
      }
    }
  }

  static let all =
    activations.map { ONNXCase($0, [5], [Linear(6), $1]) }
    + (images + pools).map { ONNXCase($0, [3, 7, 8], [Conv2D(6, 1), $1]) }
    + [
      ONNXCase("linear", [5], [Linear(4), Linear(3, bias: false)]),
      ONNXCase("embedding", [2, 3], [Flatten(), Embedding(9, 4), Flatten(), Linear(2)]),
      ONNXCase("embedding", [4], [Embedding(9, 3, columns: 2), Linear(2)]),
      ONNXCase("embedding", [2], [Embedding(9, 3, columns: 2), Linear(2)]),
      ONNXCase(
        "embedding", [3], [Residual([Embedding(9, 4), Flatten()], shortcut: [Linear(12)])]),
    ]
}
