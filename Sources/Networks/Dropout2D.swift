/// Zeroes each channel with probability `p` and scales the rest by 1 / (1 − p), while training.
///
/// In evaluation it is the identity.
/// Source: Tompson et al., "Efficient object localization using convolutional networks", CVPR 2015.
public struct Dropout2D: Hashable, Sendable {
  /// The probability that a channel of a sample is zeroed, in 0...1.
  public var p: Double

  /// Describes a dropout of whole channels.
  public init(p: Double = 0.5) {
    self.p = p
  }
}

extension Dropout2D: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    let image = try Image(input, for: "dropout2d")
    guard p >= 0 && p <= 1 else { throw Mistake("p", "p must be between 0 and 1, not \(p)") }
    return Resolution(layer: .dropout2D(self), output: image.shape)
  }
}
