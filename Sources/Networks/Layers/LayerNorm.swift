public import Declarations

/// Normalises each sample over its last dimensions, and scales them by weights of that shape.
///
/// The variance is biased. Parameters: `weight` (ones) and `bias` (zeros), both of
/// `normalized_shape`.
public struct LayerNorm: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "layer_norm", Self(), "Normalises each sample over its last dimensions.",
    formula: "y = (x − mean) / √(variance + eps) · weight + bias",
    source: "Ba, Kiros and Hinton, Layer normalization, 2016, arXiv:1607.06450",
    pytorch: "nn.LayerNorm", shorthand: "normalized_shape",
    arguments: [
      .optional(
        \.normalizedShape, "normalized_shape", .optional(.sizes()),
        "last dimensions, over which mean and variance are taken", otherwise: "all of a sample"),
      .optional(\.eps, "eps", .number(.positiveFloat), "what is added to the variance"),
      .optional(
        \.elementwiseAffine, "elementwise_affine", .boolean,
        "whether a weight, and a bias, are learnt"),
      .optional(\.bias, "bias", .boolean, "whether a bias is learnt beside the weight"),
    ])

  /// The last dimensions, over which mean and variance are taken; nil stands for all of a sample.
  public var normalizedShape: [Int]?
  /// What is added to the variance, so that no division is by zero.
  public var eps = 1e-5
  /// Whether a weight (and a bias) are learnt.
  public var elementwiseAffine = true
  /// Whether a bias is learnt beside the weight.
  public var bias = true

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    let sizes = input.shape.dimensions
    let shape = normalizedShape ?? sizes
    guard !shape.isEmpty && sizes.suffix(shape.count).elementsEqual(shape) else {
      throw input.error(
        "normalized_shape is \(shape), but the layer receives \(input.shape): "
          + "its last dimensions differ", in: "normalized_shape")
    }
    var layer = self
    layer.normalizedShape = shape
    return Resolution(
      layer: layer, output: input.shape, parameters: parameters(weight: shape, bias: shape))
  }

  /// Its parameters, as far as it has them.
  public var parameterNames: [String] {
    elementwiseAffine ? bias ? ["weight", "bias"] : ["weight"] : []
  }

  /// As many as it normalises over.
  public func dimensionCount(of parameter: String) -> Int? { normalizedShape?.count }
}
