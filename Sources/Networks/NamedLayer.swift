/// A layer and the name that its parameters begin with.
public struct NamedLayer: Hashable, Sendable {
  /// The layer.
  public var layer: Layer
  /// The name; nil stands for the layer's index in its list.
  public var name: String?
  /// Rules for its parameters by their names within the layer, as in `weight`, where they are not
  /// to begin with PyTorch's defaults.
  public var initializations: [String: Initialization]

  /// Names a layer.
  public init(
    _ layer: Layer, name: String? = nil, initializations: [String: Initialization] = [:]
  ) {
    self.layer = layer
    self.name = name
    self.initializations = initializations
  }
}
