/// Normalises each sample over its last dimensions, and scales them by weights of that shape.
///
/// (x − mean) / √(variance + eps) · weight + bias, with the biased variance.
/// Parameters: `weight` (ones) and `bias` (zeros), both of `normalizedShape`.
/// Source: Ba, Kiros and Hinton, "Layer normalization", 2016, arXiv:1607.06450.
public struct LayerNorm: Hashable, Sendable {
  /// The last dimensions, over which mean and variance are taken; nil stands for all of a sample.
  public var normalizedShape: [Int]?
  /// What is added to the variance, so that no division is by zero.
  public var eps: Double
  /// Whether a weight (and a bias) are learnt.
  public var affine: Bool
  /// Whether a bias is learnt beside the weight.
  public var bias: Bool

  /// Describes a layer normalisation.
  public init(
    normalizedShape: [Int]? = nil, eps: Double = 1e-5, affine: Bool = true, bias: Bool = true
  ) {
    self.normalizedShape = normalizedShape
    self.eps = eps
    self.affine = affine
    self.bias = bias
  }
}

extension LayerNorm: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    try requirePositive(eps, "eps")
    let shape = normalizedShape ?? input.dimensions
    guard !shape.isEmpty && shape.count <= input.rank && input.dimensions.hasSuffix(shape) else {
      throw Mistake(
        "normalized_shape",
        "normalized_shape is \(shape), but the layer receives \(input): its last dimensions differ")
    }
    var layer = self
    layer.normalizedShape = shape
    var resolution = Resolution(layer: .layerNorm(layer), output: input)
    if affine {
      resolution.parameters = [
        Parameter(name: "weight", shape: shape, initializer: .constant(1))
      ]
      if bias {
        resolution.parameters.append(
          Parameter(name: "bias", shape: shape, initializer: .constant(0)))
      }
    }
    return resolution
  }
}

extension [Int] {
  /// Whether the last elements are these.
  fileprivate func hasSuffix(_ other: [Int]) -> Bool {
    suffix(other.count).elementsEqual(other)
  }
}
