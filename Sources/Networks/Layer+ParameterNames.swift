extension Layer {
  /// The names of its parameters within the layer, in their order.
  ///
  /// They follow from the layer alone, also where its sizes are still to be inferred.
  public var parameterNames: [String] {
    switch self {
    case .linear(let layer): layer.bias ? ["weight", "bias"] : ["weight"]
    case .batchNorm(let layer): layer.affine ? ["weight", "bias"] : []
    case .layerNorm(let layer):
      layer.affine ? layer.bias ? ["weight", "bias"] : ["weight"] : []
    case .conv2D(let layer): layer.bias ? ["weight", "bias"] : ["weight"]
    case .residual(let block):
      Branch.allCases.flatMap { branch in
        Network.parameterNames(of: block[branch]).map { "\(branch.rawValue).\($0)" }
      }
    case .groupNorm(let layer): layer.affine ? ["weight", "bias"] : []
    case .embedding: ["weight"]
    case .activation, .dropout, .dropout2D, .flatten, .softmax, .localResponseNorm: []
    case .maxPool2D, .averagePool2D, .adaptiveAveragePool2D: []
    }
  }
}

extension Network {
  /// The names that the parameters of these layers have, in their order, whatever they receive.
  public static func parameterNames(of layers: [NamedLayer]) -> [String] {
    layers.enumerated().flatMap { index, entry in
      entry.layer.parameterNames.map { "\(entry.name ?? String(index)).\($0)" }
    }
  }
}
