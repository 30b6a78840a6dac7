public import Declarations

/// The hyperbolic tangent.
public struct Tanh: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "tanh", Self(), "Maps each element into −1...1.", formula: "y = tanh x", pytorch: "nn.Tanh")
}
