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

  /// Those that messages offer.
  static let all =
    ([.validationLoss, .trainLoss] + metrics.map { .metric($0) } + metrics.map { .trainMetric($0) })
    .map { (monitor: Monitor) in Self(monitor) }

  /// The metrics whose columns' names are known without data.
  private static var metrics: [Metric] {
    MetricRegistry.columnNames.compactMap { MetricRegistry.column(named: $0) }
  }

  private init(_ monitor: Monitor) { self.monitor = monitor }

  /// The column of a metric that a name means, with or without `validation.`; nil for any other name.
  init?(metric name: String) {
    let parts = name.split(separator: ".", maxSplits: 1)
    let isOfTraining = parts.first == "train"
    let short = isOfTraining || parts.first == "validation" ? parts.dropFirst().joined() : name
    guard let metric = MetricRegistry.column(named: short) else { return nil }
    self.init(isOfTraining ? .trainMetric(metric) : .metric(metric))
  }

  /// Its name without `validation.`, by which it may be named as well.
  var shortName: String {
    let prefix = "validation."
    return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }
}

extension [MonitoredColumn] {
  /// The column that a name means; nil for one that is none.
  func named(_ name: String) -> MonitoredColumn? {
    first { $0.name == name || $0.shortName == name } ?? MonitoredColumn(metric: name)
  }

  /// The names that a message offers in the place of one that is none: written as that is.
  func names(like name: String) -> [String] {
    map { name.contains(".") ? $0.name : $0.shortName }
  }
}
