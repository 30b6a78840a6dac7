public import Declarations

/// Normalises each sample over groups of its channels.
///
/// Mean and biased variance are those of all elements of a sample's group; weight and bias belong
/// to channels. Parameters: `weight` (ones) and `bias` (zeros), both `[channels]`.
public struct GroupNorm: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "group_norm", Self(), "Normalises each sample over groups of its channels.",
    formula: "y = (x − mean) / √(variance + eps) · weight + bias",
    source: "Wu and He, Group normalization, ECCV 2018", pytorch: "nn.GroupNorm",
    shorthand: "num_groups",
    arguments: [
      .required(
        \.numGroups, "num_groups", .count, "number of groups, which divides the channels",
        example: "4"),
      .optional(
        \.numChannels, "num_channels", .optional(.count), "number of channels",
        otherwise: "what the layer receives"),
      .optional(\.eps, "eps", .number(.positiveFloat), "what is added to the variance"),
      .optional(\.affine, "affine", .boolean, "whether a weight and a bias are learnt"),
    ])

  /// The number of groups, which divides the channels.
  public var numGroups = 1
  /// The number of channels; nil takes what the layer receives.
  public var numChannels: Int?
  /// What is added to the variance, so that no division is by zero.
  public var eps = 1e-5
  /// Whether a weight and a bias are learnt.
  public var affine = true
}

extension GroupNorm {
  /// Makes it with so many groups.
  public init(_ numGroups: Int) { self.numGroups = numGroups }

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    try input.check(numChannels, "num_channels")
    let received = input.shape.dimensions[0]
    guard received % numGroups == 0 else {
      throw input.error(
        "\(numGroups) groups do not divide the \(received) channels that the layer receives, "
          + "\(input.shape)", in: "num_groups")
    }
    var layer = self
    layer.numChannels = received
    return Resolution(
      layer: layer, output: input.shape,
      parameters: parameters(weight: [received], bias: [received]))
  }

  /// Its parameters, as far as it has them.
  public var parameterNames: [String] { affine ? ["weight", "bias"] : [] }
}
