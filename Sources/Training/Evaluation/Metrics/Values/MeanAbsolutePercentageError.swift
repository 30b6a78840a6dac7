import Declarations

extension Metric {
  /// The metric `mape`.
  public static let mape = Metric(MeanAbsolutePercentageError())
}

/// The mean absolute difference of outputs and targets as a share of the targets.
struct MeanAbsolutePercentageError: ColumnMetric {
  static let declaration = Declaration<Self>(
    "mape", Self(),
    "The mean absolute difference of outputs and targets as a share of the targets.",
    formula: "mean of |y − t| / max(|t|, ε) over samples and outputs, ε = 2.2e-16; 1 is 100 %",
    source: "scikit-learn, mean_absolute_percentage_error")

  static let isGreaterBetter = false
  static let domain = MetricDomain.values

  func value(of sums: ErrorSums) -> Double {
    sums.mean(of: \.relative)
  }
}
