internal import Declarations
internal import Training

/// A column of `metrics.csv` that a run can follow.
struct MonitoredColumn {
  /// What messages call one.
  static let noun = "column to monitor"

  /// Its name.
  let name: String
  /// What stands in it.
  let monitor: PlateauFeedback.Monitor

  /// Those that messages offer.
  static let all =
    [Self("validation.loss", .validationLoss), Self("train.loss", .trainLoss)]
    + MetricRegistry.columnNames.compactMap { MetricRegistry.column(named: $0) }.map { Self($0) }

  /// Those that are measured on validation samples.
  static let ofValidation = all.filter { $0.monitor != .trainLoss }

  private init(_ name: String, _ monitor: PlateauFeedback.Monitor) {
    (self.name, self.monitor) = (name, monitor)
  }

  private init(_ metric: Metric) { self.init("validation.\(metric.name)", .metric(metric)) }

  /// The column of a metric that a name means, with or without `validation.`; nil for any other name.
  init?(metric name: String) {
    let prefix = "validation."
    let short = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    guard let metric = MetricRegistry.column(named: short) else { return nil }
    self.init(metric)
  }

  /// Its name without `validation.`, by which it may be named as well.
  var shortName: String { name.replacing("validation.", with: "") }
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
