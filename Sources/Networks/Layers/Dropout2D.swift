public import Declarations

/// Zeroes each channel with probability `p` and scales the rest by 1 / (1 − p), while training.
///
/// In evaluation it is the identity.
public struct Dropout2D: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "dropout2d", Self(),
    "Zeroes channels at random while training, and scales the rest by 1 / (1 − p).",
    source: "Tompson et al., Efficient object localization using convolutional networks, CVPR 2015",
    pytorch: "nn.Dropout2d", shorthand: "p",
    arguments: [.optional(\.p, "p", .number(.within(0, 1)), "probability of a zero")])

  /// The probability that a channel of a sample is zeroed, in 0...1.
  public var p = 0.5

  /// Yes.
  public var onlyAddsNoise: Bool { true }

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    Resolution(layer: self, output: try input.image().shape)
  }
}

extension Dropout2D {
  /// Makes it with this probability.
  public init(_ p: Double) { self.p = p }
}
