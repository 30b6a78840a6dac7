/// y = x Wᵀ + b, from `[in_features]` to `[out_features]`.
///
/// Parameters: `weight` `[out_features, in_features]` and `bias` `[out_features]`, both evenly
/// distributed within ±1/√in_features, as PyTorch initialises them.
public struct Linear: Hashable, Sendable {
  /// The number of outputs.
  public var outFeatures: Int
  /// The number of inputs; nil takes what the layer receives.
  public var inFeatures: Int?
  /// Whether a bias is added.
  public var bias: Bool

  /// Describes a linear layer.
  public init(outFeatures: Int, inFeatures: Int? = nil, bias: Bool = true) {
    self.outFeatures = outFeatures
    self.inFeatures = inFeatures
    self.bias = bias
  }
}

extension Linear: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    guard outFeatures >= 1 else {
      throw Mistake("out_features", "out_features must be at least 1, not \(outFeatures)")
    }
    let received = try requireFlat(input, for: "linear")
    if let inFeatures, inFeatures != received {
      throw Mistake(
        "in_features", "in_features is \(inFeatures), but the layer receives \(received)")
    }
    guard Shape.product([outFeatures, received]) != nil else {
      throw Mistake("out_features", "a weight of \(outFeatures)×\(received) is too large")
    }
    var layer = self
    layer.inFeatures = received
    // Kaiming's uniform rule with a = √5, which is what PyTorch's Linear calls.
    let initializer = Initializer.uniform(bound: 1 / Double(received).squareRoot())
    var parameters = [
      Parameter(name: "weight", shape: [outFeatures, received], initializer: initializer)
    ]
    if bias {
      parameters.append(Parameter(name: "bias", shape: [outFeatures], initializer: initializer))
    }
    return Resolution(
      layer: .linear(layer), output: Shape([outFeatures]), parameters: parameters)
  }
}
