public import Declarations

/// Zeroes each element with probability `p` and scales the rest by 1 / (1 − p), while training.
///
/// In evaluation it is the identity.
public struct Dropout: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "dropout", Self(),
    "Zeroes elements at random while training, and scales the rest by 1 / (1 − p).",
    pytorch: "nn.Dropout", shorthand: "p",
    arguments: [.optional(\.p, "p", .number(.within(0, 1)), "probability of a zero")])

  /// The probability that an element is zeroed, in 0...1.
  public var p = 0.5

  /// Yes.
  public var onlyAddsNoise: Bool { true }
}

extension Dropout {
  /// Makes it with this probability.
  public init(_ p: Double) { self.p = p }
}
