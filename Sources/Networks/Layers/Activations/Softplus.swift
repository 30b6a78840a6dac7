public import Declarations

/// log(1 + exp(`beta` x)) / `beta`, and x itself where `beta` x > `threshold`.
public struct Softplus: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "softplus", "A smooth max(0, x).",
    formula: "y = log(1 + exp(beta · x)) / beta, and x itself where beta · x > threshold",
    pytorch: "nn.Softplus", shorthand: "beta",
    arguments: [
      .optional(\.beta, "beta", .number(.positiveFloat), "sharpness of the bend"),
      .optional(\.threshold, "threshold", .number(.float), "beta · x from which it is x itself"),
    ])

  /// The sharpness of the bend.
  public var beta: Double
  /// The product from which it is x itself.
  public var threshold: Double
}

extension Layer where Self == Softplus {
  /// log(1 + exp(`beta` x)) / `beta`.
  public static func softplus(beta: Double = 1, threshold: Double = 20) -> Self {
    Softplus(beta: beta, threshold: threshold)
  }
}

extension Softplus {
  /// Makes it with its defaults.
  public init() { self = .softplus() }
}
