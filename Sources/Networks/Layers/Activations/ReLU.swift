public import Declarations

/// max(0, x).
public struct ReLU: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "relu", "Zeroes what is negative.", formula: "y = max(0, x)", pytorch: "nn.ReLU")

  /// Makes it.
  public init() {}
}

extension Layer where Self == ReLU {
  /// max(0, x).
  public static var relu: Self { Self() }
}
