/// A mistake in the description of a network.
public struct NetworkError: Error, Hashable {
  /// Where the layer at fault stands: its index, then indices within it; empty for the whole network.
  public let layer: [Int]
  /// Through which branches of residual blocks the indices after the first lead, one for each.
  ///
  /// Layer `[3, 1]` by `[.shortcut]` is the second layer of the shortcut of layer 3.
  public let branches: [Branch]
  /// The argument at fault, as it is spelled in a spec, if one is.
  public let argument: String?
  /// What is wrong.
  public let message: String

  /// Describes a mistake.
  public init(
    layer: [Int], branches: [Branch] = [], argument: String? = nil, message: String
  ) {
    (self.layer, self.branches, self.argument, self.message) = (layer, branches, argument, message)
  }
}
