public import Declarations

/// σ(x) = 1 / (1 + e⁻ˣ).
public struct Sigmoid: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "sigmoid", Self(), "Maps each element into 0...1.", formula: "y = 1 / (1 + e⁻ˣ)",
    pytorch: "nn.Sigmoid")

  /// Yes.
  public var givesProbabilities: Bool { true }
}
