public import Declarations

/// The logarithms of shares of one over the classes, a sample's first dimension (PyTorch's `dim` 1).
public struct LogSoftmax: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "log_softmax", Self(), "Turns outputs into the logarithms of shares of one over the classes.",
    formula: "y[c] = x[c] − log Σ exp(x[i])", pytorch: "nn.LogSoftmax")

  /// Yes.
  public var givesLogProbabilities: Bool { true }
}
