public import Declarations

/// Shares of one over the classes, a sample's first dimension (PyTorch's `dim` 1).
public struct Softmax: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "softmax", Self(), "Turns outputs into shares of one over the classes.",
    formula: "y[c] = exp(x[c]) / Σ exp(x[i])", pytorch: "nn.Softmax")

  /// Yes.
  public var givesProbabilities: Bool { true }
}
