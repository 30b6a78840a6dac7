/// Normalises each sample over groups of its channels: (x − mean) / √(variance + eps) · weight + bias.
///
/// Mean and biased variance are those of all elements of a sample's group; weight and bias belong
/// to channels. Parameters: `weight` (ones) and `bias` (zeros), both `[channels]`.
/// Source: Wu and He, "Group normalization", ECCV 2018.
public struct GroupNorm: Hashable, Sendable {
  /// The number of groups, which divides the channels.
  public var groups: Int
  /// The number of channels; nil takes what the layer receives.
  public var channels: Int?
  /// What is added to the variance, so that no division is by zero.
  public var eps: Double
  /// Whether a weight and a bias are learnt.
  public var affine: Bool

  /// Describes a group normalisation.
  public init(groups: Int, channels: Int? = nil, eps: Double = 1e-5, affine: Bool = true) {
    self.groups = groups
    self.channels = channels
    self.eps = eps
    self.affine = affine
  }
}

extension GroupNorm: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    try requirePositive(eps, "eps")
    try checkChannels(channels, "num_channels", in: input)
    guard groups >= 1 else {
      throw Mistake("num_groups", "num_groups must be at least 1, not \(groups)")
    }
    let received = input.dimensions[0]
    guard received % groups == 0 else {
      throw Mistake(
        "num_groups",
        "\(groups) groups do not divide the \(received) channels that the layer receives, \(input)")
    }
    var layer = self
    layer.channels = received
    var resolution = Resolution(layer: .groupNorm(layer), output: input)
    if affine {
      resolution.parameters = [
        Parameter(name: "weight", shape: [received], initializer: .constant(1)),
        Parameter(name: "bias", shape: [received], initializer: .constant(0)),
      ]
    }
    return resolution
  }
}
