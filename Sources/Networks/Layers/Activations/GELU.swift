public import Declarations

/// x Φ(x), or its approximation with tanh.
public struct GELU: Layer {
  /// How the distribution function is computed.
  public enum Approximation: String, Sendable, CaseIterable {
    /// By the error function.
    case none
    /// By the hyperbolic tangent.
    case tanh
  }

  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "gelu", Self(), "Scales each element by the share of a normal distribution below it.",
    formula: """
      y = x · Φ(x)
      tanh: y = x · (1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2
      """,
    source: "Hendrycks and Gimpel, Gaussian error linear units, 2016, arXiv:1606.08415",
    pytorch: "nn.GELU", shorthand: "approximate",
    arguments: [
      .optional(\.approximate, "approximate", .choice("form of gelu"), "how Φ is computed")
    ])

  /// How the distribution function is computed.
  public var approximate = Approximation.none
}
