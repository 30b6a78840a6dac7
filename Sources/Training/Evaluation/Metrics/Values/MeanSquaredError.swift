import Declarations

extension Metric {
  /// The metric `mse`.
  public static let mse = Metric(MeanSquaredError())
}

/// The mean squared difference of outputs and targets.
struct MeanSquaredError: ColumnMetric {
  static let declaration = Declaration<Self>(
    "mse", Self(), "The mean squared difference of outputs and targets.",
    formula: "mean of (y − t)² over samples and outputs",
    source: "scikit-learn, mean_squared_error")

  static let isGreaterBetter = false
  static let domain = MetricDomain.values

  func value(of sums: ErrorSums) -> Double {
    sums.mean(of: \.squared)
  }
}
