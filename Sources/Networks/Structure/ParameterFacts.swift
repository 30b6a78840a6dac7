/// What tells a parameter from others by itself: its name, and of what it is.
public struct ParameterFacts: Hashable, Sendable {
  /// PyTorch's name, as in `0.weight`.
  public let name: String
  /// The layer that it is a parameter of, as in `batch_norm2d`.
  public let layer: String
  /// The number of its dimensions; nil where only the network's input tells it.
  public let dimensions: Int?

  /// Describes a parameter.
  public init(name: String, layer: String, dimensions: Int?) {
    (self.name, self.layer, self.dimensions) = (name, layer, dimensions)
  }
}

extension Network {
  /// What there is to say of the parameters of these layers, in their order, whatever they receive.
  public static func parameterFacts(of layers: [NamedLayer]) -> [ParameterFacts] {
    layers.enumerated().flatMap { index, entry in
      facts(of: entry.layer).map {
        ParameterFacts(
          name: "\(entry.name ?? String(index)).\($0.name)", layer: $0.layer,
          dimensions: $0.dimensions)
      }
    }
  }

  private static func facts(of layer: any Layer) -> [ParameterFacts] {
    let branches = layer.branches
    guard branches.isEmpty else {
      return Branch.allCases.flatMap { branch in
        parameterFacts(of: branches[branch] ?? []).map {
          ParameterFacts(
            name: "\(branch.rawValue).\($0.name)", layer: $0.layer, dimensions: $0.dimensions)
        }
      }
    }
    return layer.parameterNames.map {
      ParameterFacts(name: $0, layer: layer.kind, dimensions: layer.dimensionCount(of: $0))
    }
  }

  /// What there is to say of its parameters, in their order.
  public var parameterFacts: [ParameterFacts] {
    zip(parameters, Network.parameterFacts(of: nodes.map(\.entry))).map { parameter, facts in
      ParameterFacts(
        name: parameter.name, layer: facts.layer, dimensions: parameter.shape.count)
    }
  }
}
