public import Declarations

/// The layers that a spec can name.
public enum LayerRegistry {
  /// One row a layer.
  public static let all = Registry<any Layer.Type>(
    "layer",
    [
      Linear.self, ReLU.self, LeakyReLU.self, ELU.self, GELU.self, SiLU.self, Sigmoid.self,
      Tanh.self, Softplus.self, Dropout.self, Flatten.self, BatchNorm1D.self, LayerNorm.self,
      Conv2D.self, MaxPool2D.self, AveragePool2D.self, AdaptiveAveragePool2D.self,
      BatchNorm2D.self, Residual.self, GroupNorm.self, LocalResponseNorm.self, Dropout2D.self,
      Softmax.self, LogSoftmax.self, Embedding.self, Mish.self,
    ],
    head: { $0.head }, facts: { $0.facts })
}
