/// How a parameter or buffer is filled before the first step.
public enum Initializer: Hashable, Sendable {
  /// Every element is the same number.
  case constant(Double)
  /// Elements are evenly distributed in [−bound, bound).
  case uniform(bound: Double)
  /// Elements are normally distributed.
  case normal(mean: Double, standardDeviation: Double)
  /// Elements are normally distributed with mean 0 and deviation 1, but those of one row, an index
  /// of the first dimension, are zero.
  case normalRows(except: Int)
}
