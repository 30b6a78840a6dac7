public import Declarations

/// x tanh(softplus(x)).
public struct Mish: Layer {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "mish", Self(), "Scales each element by the hyperbolic tangent of its softplus.",
    formula: "y = x · tanh(log(1 + eˣ))",
    source: "Misra, Mish: a self regularized non-monotonic activation function, 2019, "
      + "arXiv:1908.08681",
    pytorch: "nn.Mish")
}
