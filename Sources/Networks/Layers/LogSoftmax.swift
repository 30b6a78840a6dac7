public import Declarations

/// The logarithms of shares of one over the classes, a sample's first dimension (PyTorch's `dim` 1).
public struct LogSoftmax: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "log_softmax", "Turns outputs into the logarithms of shares of one over the classes.",
    formula: "y[c] = x[c] − log Σ exp(x[i])", pytorch: "nn.LogSoftmax")

  /// Makes it.
  public init() {}
}

extension Layer where Self == LogSoftmax {
  /// The logarithms of the shares of one over the classes.
  public static var logSoftmax: Self { Self() }
}
