public import Declarations

/// The metrics that a spec can name.
public enum MetricRegistry {
  /// One row a metric.
  public static let all = Registry<Metric>(
    "metric", [.accuracy, .mae, .r2, .rmse],
    name: { $0.name }, facts: { $0.facts })
}
