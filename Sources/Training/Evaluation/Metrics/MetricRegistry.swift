public import Declarations

/// The metrics that a spec can name.
public enum MetricRegistry {
  /// One row a metric.
  public static let all = Registry<Metric>(
    "metric", [.accuracy, .mae, .r2, .rmse],
    head: { $0.head }, facts: { $0.facts })
}
