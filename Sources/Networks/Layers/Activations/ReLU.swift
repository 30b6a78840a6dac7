public import Declarations

/// max(0, x).
public struct ReLU: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "relu", Self(), "Zeroes what is negative.", formula: "y = max(0, x)", pytorch: "nn.ReLU")
}
