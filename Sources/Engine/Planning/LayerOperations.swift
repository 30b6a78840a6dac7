import Networks

/// The layers that plans compute.
enum LayerOperations {
  /// One row a layer.
  static let rows: [any RunnableLayer.Type] = [
    Linear.self, ReLU.self, LeakyReLU.self, ELU.self, GELU.self, SiLU.self, Sigmoid.self,
    Tanh.self, Softplus.self, Dropout.self, Flatten.self, BatchNorm1D.self, LayerNorm.self,
    Conv2D.self, MaxPool2D.self, AveragePool2D.self, AdaptiveAveragePool2D.self,
    BatchNorm2D.self, Residual.self, GroupNorm.self, LocalResponseNorm.self, Dropout2D.self,
    Softmax.self, LogSoftmax.self, Embedding.self, Mish.self,
  ]

  /// The rows by their types.
  static let table = Dictionary(uniqueKeysWithValues: rows.map { (ObjectIdentifier($0), $0) })
}
