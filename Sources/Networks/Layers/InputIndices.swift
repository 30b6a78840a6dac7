/// Which inputs of a network a layer takes for indices, and what these may be.
public struct InputIndices: Sendable, Hashable {
  /// How many different ones there may be: they are whole numbers in `0..<count`.
  public let count: Int
  /// The argument of the layer that says so.
  public let argument: String
  /// How many inputs of a sample are indices, the first ones; nil for all.
  public let columns: Int?

  /// Joins the parts.
  public init(count: Int, argument: String, columns: Int? = nil) {
    (self.count, self.argument, self.columns) = (count, argument, columns)
  }
}
