/// A layer and the name that its parameters begin with.
public struct NamedLayer: Hashable, Sendable {
  /// The layer.
  public var layer: Layer
  /// The name; nil stands for the layer's index in its list.
  public var name: String?

  /// Names a layer.
  public init(_ layer: Layer, name: String? = nil) {
    self.layer = layer
    self.name = name
  }
}
