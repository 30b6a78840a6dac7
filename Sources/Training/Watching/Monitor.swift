/// What a run follows of its own measurements.
public enum Monitor: Sendable, Hashable {
  /// The mean of the batch losses, each before its update: of the row of metrics until now, or for a plateau
  /// since the last evaluation.
  case trainLoss
  /// A metric of the batches that are trained on, over the row of metrics until now.
  case trainMetric(Metric)
  /// The loss on validation samples.
  case validationLoss
  /// A metric on validation samples.
  case metric(Metric)

  /// Whether it is measured on the batches that are trained on, and needs no validation samples.
  public var isOfTraining: Bool {
    switch self {
    case .trainLoss, .trainMetric: true
    case .validationLoss, .metric: false
    }
  }

  /// The metric; nil for a loss.
  public var metric: Metric? {
    switch self {
    case .trainLoss, .validationLoss: nil
    case .trainMetric(let metric), .metric(let metric): metric
    }
  }

  /// The column of metrics.csv that holds it.
  public var column: String { "\(isOfTraining ? "train" : "validation").\(metric?.name ?? "loss")" }

  /// Whether more of it is better.
  public var isGreaterBetter: Bool { metric?.isGreaterBetter ?? false }
}
