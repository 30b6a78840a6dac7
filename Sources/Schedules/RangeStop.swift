/// When a range test ends before its length: with a loss that is far above its best, or not finite.
public struct RangeStop: Sendable, Hashable {
  /// How many times its best the smoothed loss may be.
  public var factor: Double

  /// Makes a rule.
  public init(factor: Double) { self.factor = factor }
}
