public import Declarations

/// The mean of squared differences near 0 and of absolute ones beyond.
public struct HuberLoss: Loss {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "huber", Self(), "The mean of squared differences near 0 and of absolute ones beyond.",
    formula: "mean(d²/2 where |d| < delta, else delta · (|d| − delta/2))    d = y − t",
    pytorch: "nn.HuberLoss",
    arguments: [
      .optional(\.delta, "delta", .number(.positive), "distance from which it is linear")
    ])

  /// The distance from which it is linear.
  public var delta = 1.0
}
