/// A named array of numbers that a network owns: trained, or a buffer that layers keep.
public struct Parameter: Hashable, Sendable {
  /// PyTorch's name: the layer's name or index, a dot, and the role, as in `0.weight`.
  public let name: String
  /// PyTorch's sizes, as in `[out_features, in_features]`; empty for a single number.
  public let shape: [Int]
  /// How it is filled before the first step.
  public let initializer: Initializer

  /// Describes a parameter.
  public init(name: String, shape: [Int], initializer: Initializer) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
  }

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }
}
