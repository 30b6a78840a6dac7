public import Declarations

/// An affine map of the features, from `[in_features]` to `[out_features]`.
///
/// Parameters: `weight` `[out_features, in_features]` and `bias` `[out_features]`, both evenly
/// distributed within ±1/√in_features, as PyTorch initialises them.
public struct Linear: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "linear", Self(), "Maps the features by a matrix and a bias.", formula: "y = x Wᵀ + b",
    pytorch: "nn.Linear", shorthand: "out_features",
    arguments: [
      .required(\.outFeatures, "out_features", .count, "number of outputs", example: "10"),
      .optional(
        \.inFeatures, "in_features", .optional(.count), "number of inputs",
        otherwise: "what the layer receives"),
      .optional(\.bias, "bias", .boolean, "whether a bias is added"),
    ])

  /// The number of outputs.
  public var outFeatures = 1
  /// The number of inputs; nil takes what the layer receives.
  public var inFeatures: Int?
  /// Whether a bias is added.
  public var bias = true
}

extension Linear {
  /// Makes a linear layer with so many outputs.
  public init(_ outFeatures: Int, inFeatures: Int? = nil, bias: Bool = true) {
    self.init(outFeatures: outFeatures, inFeatures: inFeatures, bias: bias)
  }

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    let received = try input.features()
    try input.check(inFeatures, "in_features", isChannels: false)
    guard Shape.product([outFeatures, received]) != nil else {
      throw input.error(
        "a weight of \(outFeatures)×\(received) is too large", in: "out_features")
    }
    var layer = self
    layer.inFeatures = received
    // Kaiming's uniform rule with a = √5, which is what PyTorch's Linear calls.
    let initializer = Initializer.uniform(bound: 1 / Double(received).squareRoot())
    return Resolution(
      layer: layer, output: Shape([outFeatures]),
      parameters: parameters(
        weight: [outFeatures, received], bias: [outFeatures], by: initializer))
  }

  /// Its parameters, as far as it has them.
  public var parameterNames: [String] { bias ? ["weight", "bias"] : ["weight"] }

  /// 2 of the weight, 1 of the bias.
  public func dimensionCount(of parameter: String) -> Int? { parameter == "weight" ? 2 : 1 }

  /// The products that make one element.
  public func productLength(for input: Shape) -> Int { input.count }
}
