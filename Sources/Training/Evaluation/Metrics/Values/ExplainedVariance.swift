import Declarations

extension Metric {
  /// The metric `explained_variance`.
  public static let explainedVariance = Metric(ExplainedVariance())
}

/// The share of the variance of the targets that is not left in the differences.
struct ExplainedVariance: ColumnMetric {
  static let declaration = Declaration<Self>(
    "explained_variance", Self(),
    "The share of the variance of the targets that is not left in the differences.",
    formula: """
      mean over outputs of 1 − Var(t − y)/Var(t)
      where all targets of an output are the same, 1 if all differences are, too, else 0
      """,
    source: "scikit-learn, explained_variance_score")

  static let isGreaterBetter = true
  static let domain = MetricDomain.values

  func value(of moments: Moments) -> Double {
    moments.columns.map { $0.explained(leaving: $0.errors.squares) }.mean
  }
}
