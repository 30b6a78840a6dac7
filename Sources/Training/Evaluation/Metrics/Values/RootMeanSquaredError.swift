import Declarations

extension Metric {
  /// The metric `rmse`.
  public static let rmse = Metric(RootMeanSquaredError())
}

/// The root of the mean squared difference of outputs and targets.
struct RootMeanSquaredError: ColumnMetric {
  static let declaration = Declaration<Self>(
    "rmse", Self(), "The root of the mean squared difference of outputs and targets.",
    formula: "mean over outputs of √(mean of (y − t)² over samples)",
    source: "scikit-learn, root_mean_squared_error")

  static let isGreaterBetter = false
  static let domain = MetricDomain.values

  func value(of sums: ErrorSums) -> Double {
    sums.mean(of: \.squared) { $0.squareRoot() }
  }
}
