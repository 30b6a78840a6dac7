/// Zeroes each element with probability `p` and scales the rest by 1 / (1 − p), while training.
///
/// In evaluation it is the identity.
public struct Dropout: Hashable, Sendable {
  /// The probability that an element is zeroed, in 0...1.
  public var p: Double

  /// Describes a dropout layer.
  public init(p: Double = 0.5) {
    self.p = p
  }
}

extension Dropout: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    guard p >= 0 && p <= 1 else { throw Mistake("p", "p must be between 0 and 1, not \(p)") }
    return Resolution(layer: .dropout(self), output: input)
  }
}
