public import Declarations

/// x for x > 0, else a fraction of x.
public struct LeakyReLU: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "leaky_relu", Self(), "Lets a fraction of what is negative through.",
    formula: "y = x where x > 0, else negative_slope · x", pytorch: "nn.LeakyReLU",
    shorthand: "negative_slope",
    arguments: [
      .optional(\.negativeSlope, "negative_slope", .number(.float), "slope below 0")
    ])

  /// The slope below 0.
  public var negativeSlope = 0.01
}
