extension Layer {
  /// A linear layer with so many outputs.
  public static func linear(
    _ outFeatures: Int, inFeatures: Int? = nil, bias: Bool = true
  ) -> Layer {
    .linear(Linear(outFeatures: outFeatures, inFeatures: inFeatures, bias: bias))
  }

  /// max(0, x).
  public static var relu: Layer { .activation(.relu) }

  /// x for x > 0, else `negativeSlope` x.
  public static func leakyReLU(negativeSlope: Double = 0.01) -> Layer {
    .activation(.leakyReLU(negativeSlope: negativeSlope))
  }

  /// x for x > 0, else `alpha` (eˣ − 1).
  public static func elu(alpha: Double = 1) -> Layer { .activation(.elu(alpha: alpha)) }

  /// x Φ(x), exactly or by the approximation with tanh.
  public static func gelu(tanh: Bool = false) -> Layer { .activation(.gelu(tanh: tanh)) }

  /// x σ(x).
  public static var silu: Layer { .activation(.silu) }

  /// σ(x) = 1 / (1 + e⁻ˣ).
  public static var sigmoid: Layer { .activation(.sigmoid) }

  /// The hyperbolic tangent.
  public static var tanh: Layer { .activation(.tanh) }

  /// log(1 + exp(`beta` x)) / `beta`.
  public static func softplus(beta: Double = 1, threshold: Double = 20) -> Layer {
    .activation(.softplus(beta: beta, threshold: threshold))
  }

  /// Zeroes each element with probability `p` while training.
  public static func dropout(_ p: Double) -> Layer { .dropout(Dropout(p: p)) }

  /// Joins all dimensions of a sample.
  public static var flatten: Layer { .flatten(Flatten()) }

  /// Batch normalisation of flat samples, with PyTorch's defaults.
  public static var batchNorm1d: Layer { .batchNorm(BatchNorm()) }

  /// Layer normalisation of whole samples, with PyTorch's defaults.
  public static var layerNorm: Layer { .layerNorm(LayerNorm()) }
}
