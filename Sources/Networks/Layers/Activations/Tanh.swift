public import Declarations

/// The hyperbolic tangent.
public struct Tanh: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "tanh", "Maps each element into −1...1.", formula: "y = tanh x", pytorch: "nn.Tanh")

  /// Makes it.
  public init() {}
}

extension Layer where Self == Tanh {
  /// The hyperbolic tangent.
  public static var tanh: Self { Self() }
}
