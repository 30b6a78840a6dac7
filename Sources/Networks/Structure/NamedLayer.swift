/// A layer and the name that its parameters begin with.
public struct NamedLayer: Sendable {
  /// The layer.
  public var layer: any Layer
  /// The name; nil stands for the layer's index in its list.
  public var name: String?
  /// Rules for its parameters by their names within the layer, as in `weight`, where they are not
  /// to begin with PyTorch's defaults.
  public var initializations: [String: any Initialization]

  /// Names a layer.
  public init(
    _ layer: any Layer, name: String? = nil, initializations: [String: any Initialization] = [:]
  ) {
    (self.layer, self.name, self.initializations) = (layer, name, initializations)
  }
}

extension NamedLayer: Hashable {
  /// Whether layers, names and rules are the same.
  public static func == (left: NamedLayer, right: NamedLayer) -> Bool {
    left.name == right.name && left.layer.isEqual(to: right.layer)
      && left.initializations.mapValues { AnyHashable($0) }
        == right.initializations.mapValues { AnyHashable($0) }
  }

  /// Hashes the layer and its name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(layer)
  }
}
