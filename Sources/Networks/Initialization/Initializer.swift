/// How a parameter or buffer is filled before the first step.
public enum Initializer: Hashable, Sendable {
  /// Every element is the same number.
  case constant(Double)
  /// Elements are evenly distributed in [low, high).
  case uniform(low: Double, high: Double)
  /// Elements are normally distributed.
  case normal(mean: Double, standardDeviation: Double)
  /// Elements are normally distributed with mean 0 and deviation 1, but those of one row, an index
  /// of the first dimension, are zero.
  case normalRows(except: Int)
  /// Elements are normally distributed, but for those beyond low and high, which are left out.
  case truncatedNormal(mean: Double, standardDeviation: Double, low: Double, high: Double)
  /// The rows, or the columns where there are fewer of these, are orthogonal and of length `gain`.
  ///
  /// Dimensions after the first count as one.
  case orthogonal(gain: Double)

  /// Elements are evenly distributed in [−bound, bound).
  public static func uniform(bound: Double) -> Initializer { .uniform(low: -bound, high: bound) }
}
