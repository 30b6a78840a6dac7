public import Declarations

/// log(1 + exp(`beta` x)) / `beta`, and x itself where `beta` x > `threshold`.
public struct Softplus: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "softplus", Self(), "A smooth max(0, x).",
    formula: "y = log(1 + exp(beta · x)) / beta, and x itself where beta · x > threshold",
    pytorch: "nn.Softplus", shorthand: "beta",
    arguments: [
      .optional(\.beta, "beta", .number(.positiveFloat), "sharpness of the bend"),
      .optional(\.threshold, "threshold", .number(.float), "beta · x from which it is x itself"),
    ])

  /// The sharpness of the bend.
  public var beta = 1.0
  /// The product from which it is x itself.
  public var threshold = 20.0
}
