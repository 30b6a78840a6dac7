import Declarations

extension Metric {
  /// The metric `brier`.
  public static let brier = Metric(BrierScore())
}

/// The mean squared difference of probabilities and what came.
struct BrierScore: ColumnMetric {
  static let declaration = Declaration<Self>(
    "brier", Self(), "The mean squared difference of the probabilities of classes from 1 and 0.",
    formula: """
      mean of Σ_c (p_c − [t = c])², of two classes half of that
      p = softmax(y); (p − t)² with p = σ(y) under bce_with_logits, over samples and outputs
      """,
    source: "scikit-learn, brier_score_loss")

  static let isGreaterBetter = false
  static let domain = MetricDomain.labels

  func value(of sums: ProbabilitySums) -> Double {
    sums.squares / Double(sums.count) / (sums.isBinary ? 2 : 1)
  }
}
