import Declarations

extension Metric {
  /// The metric `average_precision`.
  public static let averagePrecision = Metric(AveragePrecision())
}

/// The mean precision over thresholds.
struct AveragePrecision: ColumnMetric {
  static let declaration = Declaration<Self>(
    "average_precision", Self(),
    "The area under the steps of precision over recall, each class against the rest, as the mean.",
    formula: """
      mean over classes of Σ (R_i − R_{i−1}) P_i over the distinct p, from the greatest to the least
      p = softmax(y), or σ(y) under bce_with_logits; of two classes the second alone
      0 for a class without samples
      """,
    source: "scikit-learn, average_precision_score")

  static let isGreaterBetter = true
  static let domain = MetricDomain.labels

  func value(of ranked: RankedOutputs) -> Double { ranked.classes.map(\.averagePrecision).mean }
}
