import Declarations

extension Metric {
  /// The metric `log_loss`.
  public static let logLoss = Metric(LogLoss())
}

/// The mean of −log of the probabilities of the targets' classes.
struct LogLoss: ColumnMetric {
  static let declaration = Declaration<Self>(
    "log_loss", Self(), "The mean of −log of the probabilities of the targets' classes.",
    formula: """
      mean of −log p_t, p clipped to [ε, 1 − ε], ε = 2.2e-16, whatever the loss weights or smooths
      p = softmax(y); σ(y) under bce_with_logits, over samples and outputs
      """,
    source: "scikit-learn, log_loss")

  static let isGreaterBetter = false
  static let domain = MetricDomain.labels

  func value(of sums: ProbabilitySums) -> Double { sums.logLoss / Double(sums.count) }
}
