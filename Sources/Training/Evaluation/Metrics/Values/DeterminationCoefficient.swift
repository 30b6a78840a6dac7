import Declarations

extension Metric {
  /// The metric `r2`.
  public static let r2 = Metric(DeterminationCoefficient())
}

/// The coefficient of determination.
struct DeterminationCoefficient: ColumnMetric {
  static let declaration = Declaration<Self>(
    "r2", Self(), "The coefficient of determination.",
    formula: """
      mean over outputs of 1 − Σ(y − t)²/Σ(t − mean t)²
      where all targets of an output are the same, 1 if it meets them exactly, else 0
      nan of fewer than two samples
      """,
    source: "scikit-learn, r2_score")

  static let isGreaterBetter = true
  static let domain = MetricDomain.values

  func value(of moments: Moments) -> Double {
    guard moments.count >= 2 else { return .nan }
    return moments.columns.map { $0.explained(leaving: $0.squaredErrors) }.mean
  }
}
