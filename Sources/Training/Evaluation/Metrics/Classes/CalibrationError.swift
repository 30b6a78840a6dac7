import Declarations

extension Metric {
  /// The metric `ece`.
  public static let ece = Metric(CalibrationError())
}

/// The expected calibration error.
struct CalibrationError: ColumnMetric {
  static let declaration = Declaration<Self>(
    "ece", Self(),
    "The expected calibration error: how far confidence is from accuracy, in 15 bins.",
    formula: """
      Σ_b n_b/n · |accuracy in b − mean confidence in b|, bins ((b − 1)/15, b/15] of the confidence
      confidence = largest of p = softmax(y); of σ(y) and 1 − σ(y) under bce_with_logits
      """,
    source: "Guo et al. 2017, arXiv:1706.04599")

  static let isGreaterBetter = false
  static let domain = MetricDomain.labels

  func value(of sums: ProbabilitySums) -> Double {
    sums.bins.reduce(0) { $0 + abs(Double($1.hits) - $1.confidence) } / Double(sums.count)
  }
}
