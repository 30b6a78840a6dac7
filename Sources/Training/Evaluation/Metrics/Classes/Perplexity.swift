import Declarations
internal import RealModule

extension Metric {
  /// The metric `perplexity`.
  public static let perplexity = Metric(Perplexity())
}

/// The exponential of the mean cross-entropy.
struct Perplexity: ColumnMetric {
  static let declaration = Declaration<Self>(
    "perplexity", Self(), "The exponential of the mean cross-entropy.",
    formula: """
      exp(mean of −log p_t), p = softmax(y), not clipped, whatever the loss weights or smooths
      p = σ(y) under bce_with_logits, over samples and outputs
      """)

  static let isGreaterBetter = false
  static let domain = MetricDomain.labels

  func value(of sums: ProbabilitySums) -> Double { .exp(sums.crossEntropy / Double(sums.count)) }
}
