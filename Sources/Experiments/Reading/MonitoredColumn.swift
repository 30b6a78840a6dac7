internal import Declarations
internal import Training

/// A column of `metrics.csv` that a run can follow.
struct MonitoredColumn {
  /// What messages call one.
  static let noun = "column to monitor"

  /// What stands in it.
  let monitor: Monitor

  /// Its name.
  var name: String { monitor.column }

  /// All of them.
  static let all =
    ([.validationLoss, .trainLoss] + MetricRegistry.all.members.map { .metric($0) }
    + MetricRegistry.all.members.map { .trainMetric($0) }).map { (monitor: Monitor) in
      Self(monitor: monitor)
    }

  /// Its name without `validation.`, by which it may be named as well.
  var shortName: String { name.replacing("validation.", with: "") }
}

extension [MonitoredColumn] {
  /// The column that a name means; nil for one that is none.
  func named(_ name: String) -> MonitoredColumn? {
    first { $0.name == name || $0.shortName == name }
  }

  /// The names that a message offers in the place of one that is none: written as that is.
  func names(like name: String) -> [String] {
    map { name.contains(".") ? $0.name : $0.shortName }
  }
}

extension Spec {
  /// Why a run does not measure a metric; nil for one that it measures, and for a loss.
  func complaint(about monitor: Monitor) -> String? {
    guard let metric = monitor.metric else { return nil }
    guard monitor.isOfTraining else {
      return metrics.contains { $0.value == metric }
        ? nil : "'\(metric.name)' is not among the metrics"
    }
    return trainMetrics.contains { $0.value == metric }
      ? nil : "'\(monitor.column)' is not measured; add \(metric.name) to metrics.train"
  }
}
