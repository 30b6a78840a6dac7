public import Declarations

/// x tanh(softplus(x)).
public struct Mish: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "mish", "Scales each element by the hyperbolic tangent of its softplus.",
    formula: "y = x · tanh(log(1 + eˣ))",
    source: "Misra, Mish: a self regularized non-monotonic activation function, 2019, "
      + "arXiv:1908.08681",
    pytorch: "nn.Mish")

  /// Makes it.
  public init() {}
}

extension Layer where Self == Mish {
  /// x tanh(softplus(x)).
  public static var mish: Self { Self() }
}
