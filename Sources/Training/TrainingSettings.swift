public import Networks
public import Schedules

/// How long to train, and when to schedule, to measure and to report.
public struct TrainingSettings: Sendable, Hashable {
  /// The length of the run; a length in steps may end within an epoch.
  public var length: Extent

  /// When the scheduler's counter advances.
  public var interval: Interval

  /// How often a row of metrics is made; the run's last step ends a row too.
  public var logEvery: Extent

  /// How often the validation samples are measured; the run's last step is followed by that too.
  public var evaluateEvery: Extent

  /// What is measured on validation samples beside the loss.
  public var metrics: [Metric]

  /// The least time between two reports of progress.
  public var progressInterval: Duration

  /// Makes settings; whatever is not given is done once an epoch.
  public init(
    length: Extent, interval: Interval = .epoch, logEvery: Extent = .epochs(1),
    evaluateEvery: Extent = .epochs(1), metrics: [Metric] = [],
    progressInterval: Duration = .milliseconds(50)
  ) {
    self.length = length
    self.interval = interval
    self.logEvery = logEvery
    self.evaluateEvery = evaluateEvery
    self.metrics = metrics
    self.progressInterval = progressInterval
  }
}
