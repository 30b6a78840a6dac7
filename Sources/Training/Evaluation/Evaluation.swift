/// A model's loss and metrics on a set of samples.
public struct Evaluation: Sendable, Hashable {
  /// The mean loss over all samples, weighted if the loss says so; 0 where all weigh nothing.
  public let loss: Double
  /// The values of the metrics that were asked for, in their order.
  public let metrics: [Double]

  /// The value of one of the metrics that were asked for; nil for another one.
  func value(of metric: Metric, among metrics: [Metric]) -> Double? {
    metrics.firstIndex(of: metric).map { self.metrics[$0] }
  }
}
