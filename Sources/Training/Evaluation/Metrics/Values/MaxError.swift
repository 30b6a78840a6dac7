import Declarations

extension Metric {
  /// The metric `max_error`.
  public static let maxError = Metric(MaxError())
}

/// The greatest absolute difference of outputs and targets.
struct MaxError: ColumnMetric {
  static let declaration = Declaration<Self>(
    "max_error", Self(), "The greatest absolute difference of outputs and targets.",
    formula: "max of |y − t| over samples and outputs",
    source: "scikit-learn, max_error")

  static let isGreaterBetter = false
  static let domain = MetricDomain.values

  func value(of sums: ErrorSums) -> Double {
    sums.count > 0 ? sums.largest : .nan
  }
}
