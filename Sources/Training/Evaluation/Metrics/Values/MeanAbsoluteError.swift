import Declarations

extension Metric {
  /// The metric `mae`.
  public static let mae = Metric(MeanAbsoluteError())
}

/// The mean absolute difference of outputs and targets.
struct MeanAbsoluteError: ColumnMetric {
  static let declaration = Declaration<Self>(
    "mae", Self(), "The mean absolute difference of outputs and targets.",
    formula: "mean of |y − t| over samples and outputs",
    source: "scikit-learn, mean_absolute_error")

  static let isGreaterBetter = false
  static let domain = MetricDomain.values

  func value(of sums: ErrorSums) -> Double {
    sums.mean(of: \.absolute)
  }
}
