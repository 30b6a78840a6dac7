public import Declarations

/// x for x > 0, else `alpha` (eˣ − 1).
public struct ELU: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "elu", Self(), "Bends what is negative towards −alpha.",
    formula: "y = x where x > 0, else alpha · (eˣ − 1)",
    source: "Clevert, Unterthiner and Hochreiter, Fast and accurate deep network learning by "
      + "exponential linear units, ICLR 2016",
    pytorch: "nn.ELU", shorthand: "alpha",
    arguments: [.optional(\.alpha, "alpha", .number(.float), "negative of the limit at −∞")])

  /// The negative of the limit at −∞.
  public var alpha = 1.0
}
