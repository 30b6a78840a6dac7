/// The decay rates of the two moving averages that Adam and its relatives keep.
public struct Betas: Sendable, Hashable {
  /// The share of the average of gradients that is kept from one step to the next; `beta1`.
  public var first: Double
  /// The share of the average of their squares that is kept; `beta2`.
  public var second: Double

  /// Makes a pair of decay rates.
  public init(_ first: Double, _ second: Double) { (self.first, self.second) = (first, second) }
}
