public import Declarations

/// Divides each element by what neighbouring channels hold at its place.
public struct LocalResponseNorm: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "local_response_norm", Self(),
    "Divides each element by what neighbouring channels hold at its place.",
    formula: """
      y[c] = x[c] · (k + alpha / size · Σ x[i]²)^−beta
      i from c − size/2 to c + (size − 1)/2 where there are such channels
      """,
    source: "Krizhevsky, Sutskever and Hinton, ImageNet classification with deep convolutional "
      + "neural networks, NIPS 2012; the division of alpha by the size is PyTorch's",
    pytorch: "nn.LocalResponseNorm", shorthand: "size",
    arguments: [
      .required(
        \.size, "size", .count, "number of channels, the element's own included", example: "5"),
      .optional(\.alpha, "alpha", .number(.notNegativeFloat), "factor of the squares' mean"),
      .optional(\.beta, "beta", .number(.float), "exponent"),
      .optional(\.k, "k", .number(.positiveFloat), "what is added to the squares"),
    ])

  /// The number of neighbouring channels, the element's own included.
  public var size = 1
  /// The factor of the squares' mean.
  public var alpha = 1e-4
  /// The exponent.
  public var beta = 0.75
  /// What is added to the squares; above zero, so that no division is by zero.
  public var k = 1.0
}

extension LocalResponseNorm {
  /// Makes it over so many neighbouring channels.
  public init(_ size: Int) { self.size = size }

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    Resolution(layer: self, output: try input.image().shape)
  }
}
