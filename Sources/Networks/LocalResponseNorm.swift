/// Divides each element by what neighbouring channels hold at its place.
///
/// y[c] = x[c] · (k + alpha / size · Σ x[i]²)^−beta, over i from c − size/2 to c + (size − 1)/2 where
/// there are such channels.
/// Source: Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional
/// neural networks", NIPS 2012; the division of alpha by the size is PyTorch's.
public struct LocalResponseNorm: Hashable, Sendable {
  /// The number of neighbouring channels, the element's own included.
  public var size: Int
  /// The factor of the squares' mean.
  public var alpha: Double
  /// The exponent.
  public var beta: Double
  /// What is added to the squares; above zero, so that no division is by zero.
  public var k: Double

  /// Describes a normalisation over neighbouring channels.
  public init(size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1) {
    self.size = size
    self.alpha = alpha
    self.beta = beta
    self.k = k
  }
}

extension LocalResponseNorm: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    let image = try Image(input, for: "local_response_norm")
    guard size >= 1 else { throw Mistake("size", "size must be at least 1, not \(size)") }
    guard alpha >= 0 && alpha.isFinite else {
      throw Mistake("alpha", "alpha must be a number of at least 0, not \(alpha)")
    }
    try requireFinite(beta, "beta")
    try requirePositive(k, "k")
    return Resolution(layer: .localResponseNorm(self), output: image.shape)
  }
}
