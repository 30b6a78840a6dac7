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
    case .activation, .dropout, .flatten: []
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
