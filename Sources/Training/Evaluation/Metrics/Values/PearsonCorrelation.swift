import Declarations

extension Metric {
  /// The metric `pearson`.
  public static let pearson = Metric(PearsonCorrelation())
}

/// Pearson's correlation coefficient of outputs and targets.
struct PearsonCorrelation: ColumnMetric {
  static let declaration = Declaration<Self>(
    "pearson", Self(), "Pearson's correlation coefficient of outputs and targets.",
    formula: """
      mean over outputs of Σ(y − mean y)(t − mean t) / √(Σ(y − mean y)² Σ(t − mean t)²)
      nan where all outputs or all targets are the same
      """,
    source: "SciPy, stats.pearsonr")

  static let isGreaterBetter = true
  static let domain = MetricDomain.values

  func value(of moments: Moments) -> Double {
    moments.columns.map { column in
      let (outputs, targets) = (column.outputs.squares, column.targets.squares)
      guard outputs > 0, targets > 0 else { return .nan }
      // Each root by itself, since the product may be too small or too large.
      let value = column.products / outputs.squareRoot() / targets.squareRoot()
      return min(max(value, -1), 1)
    }.mean
  }
}
