/// A named array of numbers that a network owns: trained, or a buffer that layers keep.
public struct Parameter: Hashable, Sendable {
  /// PyTorch's name: the layer's name or index, a dot, and the role, as in `0.weight`.
  public let name: String
  /// PyTorch's sizes, as in `[out_features, in_features]`; empty for a single number.
  public let shape: [Int]
  /// How it is filled before the first step.
  public let initializer: Initializer
  /// Whether that is the default of its layer, and not a rule that someone gave.
  public let isDefault: Bool

  /// Describes a parameter.
  public init(name: String, shape: [Int], initializer: Initializer, isDefault: Bool = true) {
    (self.name, self.shape, self.initializer) = (name, shape, initializer)
    self.isDefault = isDefault
  }

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }

  /// The parameter filled by a rule, which must suit its sizes.
  func filled(by rule: any Initialization) -> Parameter {
    Parameter(
      name: name, shape: shape, initializer: rule.initializer(for: shape), isDefault: false)
  }
}
