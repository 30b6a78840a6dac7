import Declarations

extension Metric {
  /// The metric `accuracy`.
  public static let accuracy = Metric(Accuracy())
}

/// The share of outputs that are right.
struct Accuracy: ColumnMetric {
  static let declaration = Declaration<Self>(
    "accuracy", Self(), "The share of samples whose largest output is at the target's class.",
    formula: """
      mean of [argmax y = t], of equal outputs the first being the largest
      mean of [(y > 0) = (t > 0.5)] over samples and outputs under bce_with_logits
      """,
    source: "scikit-learn, accuracy_score")

  static let isGreaterBetter = true
  static let domain = MetricDomain.labels

  func value(of counts: ClassCounts) -> Double {
    let total = counts.total
    guard counts.areLabels else { return Double(total.hits) / Double(counts.samples) }
    let all = counts.samples * counts.tallies.count
    return Double(all - total.targets - total.predictions + 2 * total.hits) / Double(all)
  }
}
