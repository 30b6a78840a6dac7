/// A mistake in the description of a network.
public struct NetworkError: Error, Hashable {
  /// Where the layer at fault stands: its index, then indices within it; empty for the whole network.
  public let layer: [Int]
  /// The argument at fault, as it is spelled in a spec, if one is.
  public let argument: String?
  /// What is wrong.
  public let message: String

  /// Describes a mistake.
  public init(layer: [Int], argument: String? = nil, message: String) {
    self.layer = layer
    self.argument = argument
    self.message = message
  }
}
