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

  /// Batch normalisation of images, with PyTorch's defaults.
  public static var batchNorm2d: Layer { .batchNorm(BatchNorm(rank: 2)) }

  /// A convolution to so many channels.
  public static func conv2d(
    _ outChannels: Int, _ kernelSize: Extent2D, stride: Extent2D = 1, padding: Extent2D = 0,
    dilation: Extent2D = 1, groups: Int = 1, bias: Bool = true
  ) -> Layer {
    .conv2D(
      Conv2D(
        outChannels: outChannels, kernelSize: kernelSize, stride: stride, padding: padding,
        dilation: dilation, groups: groups, bias: bias))
  }

  /// The greatest element under a window of this extent.
  public static func maxPool2d(
    _ kernelSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0, ceilMode: Bool = false
  ) -> Layer {
    .maxPool2D(
      MaxPool2D(kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode))
  }

  /// The mean under a window of this extent.
  public static func avgPool2d(
    _ kernelSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0,
    countsPadding: Bool = true, ceilMode: Bool = false
  ) -> Layer {
    .averagePool2D(
      AveragePool2D(
        kernelSize: kernelSize, stride: stride, padding: padding, countsPadding: countsPadding,
        ceilMode: ceilMode))
  }

  /// The means of so many parts of an image.
  public static func adaptiveAvgPool2d(_ outputSize: Extent2D) -> Layer {
    .adaptiveAveragePool2D(AdaptiveAveragePool2D(outputSize: outputSize))
  }

  /// Group normalisation with PyTorch's defaults.
  public static func groupNorm(_ groups: Int) -> Layer { .groupNorm(GroupNorm(groups: groups)) }

  /// Normalisation over so many neighbouring channels, with PyTorch's defaults.
  public static func localResponseNorm(_ size: Int) -> Layer {
    .localResponseNorm(LocalResponseNorm(size: size))
  }

  /// Zeroes each channel with probability `p` while training.
  public static func dropout2d(_ p: Double) -> Layer { .dropout2D(Dropout2D(p: p)) }

  /// Shares of one over the classes.
  public static var softmax: Layer { .softmax(Softmax()) }

  /// The logarithms of the shares of one over the classes.
  public static var logSoftmax: Layer { .softmax(Softmax(isLogarithmic: true)) }

  /// The rows of a table of so many, by their indices.
  public static func embedding(
    _ count: Int, _ dimension: Int, paddingIndex: Int? = nil
  ) -> Layer {
    .embedding(Embedding(count: count, dimension: dimension, paddingIndex: paddingIndex))
  }

  /// A residual block of layers without names of their own.
  public static func residual(_ body: [Layer], shortcut: [Layer] = []) -> Layer {
    .residual(
      Residual(
        body: body.map { NamedLayer($0) }, shortcut: shortcut.map { NamedLayer($0) }))
  }

  /// Layer normalisation of whole samples, with PyTorch's defaults.
  public static var layerNorm: Layer { .layerNorm(LayerNorm()) }
}
