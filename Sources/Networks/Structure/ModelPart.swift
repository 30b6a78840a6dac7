public import Declarations

/// A thing that a model is made of or trained by: a layer, an initialiser, a loss, a preset.
public protocol ModelPart: Declared, Hashable {}

extension ModelPart {
  /// Makes it with every argument at its default; a required argument has a stand-in.
  public init() { self = Self.declaration.makeUsual() }

  /// The name in a spec, as in `batch_norm1d`.
  public var kind: String { Self.declaration.name }

  /// The part with some arguments set, which are checked where it is used.
  public init(_ set: (inout Self) -> Void) {
    self.init()
    set(&self)
  }

  /// Whether another part is of the same type and has the same arguments.
  public func isEqual(to other: any ModelPart) -> Bool { other as? Self == self }
}
