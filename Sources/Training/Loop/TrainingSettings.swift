public import Schedules

/// How long to train, and when to schedule, to measure and to report.
public struct TrainingSettings: Sendable, Equatable {
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
  /// What is measured on the batches that are trained on beside the loss, over the interval of a row.
  public var trainMetrics: [Metric] = []
  /// Whether the classes that validation samples are given are counted at the end of a run.
  public var hasConfusion = false
  /// The names of the classes in that count; nil for their indices.
  public var classNames: [String]?
  /// What is measured of each parameter group at the last update of a row.
  public var groupMeasures: [GroupMeasure] = []
  /// Gradient accumulation: how many batches make one update, as if they were one; at least 1.
  ///
  /// A step is an update, so that an epoch has fewer steps than batches; its last update takes
  /// the batches that are left.
  public var accumulate: Int
  /// The greatest norm of all gradients of an update together, or nil for any.
  public var clipGradNorm: Double?
  /// The greatest magnitude of each gradient of an update, or nil for any.
  public var clipGradValue: Double?
  /// The share of the moving average of weights that is kept at each update; nil keeps none.
  ///
  /// With an average, evaluations measure it, and a run that is done leaves it in the model.
  public var averageDecay: Double?
  /// What decides which weights are best, and whether the run still improves.
  public var monitor: Monitor
  /// When a run ends before its length, or nil for never.
  public var earlyStopping: EarlyStopping?
  /// Whether a run that is done leaves the weights of its best evaluation in the model.
  public var keepBest: Bool
  /// The learning rates that fall where the run no longer improves, or nil for none.
  public var plateau: PlateauFeedback?
  /// How many updates are done before the first of each group; empty where all begin with the run.
  ///
  /// The state of a group in the optimizer begins with its first update; schedules have gone on until then.
  public var unfreezing: [Int] = []
  /// When a range test ends, or nil for what is none.
  public var rangeStop: RangeStop?
  /// The least time between two reports of progress.
  public var progressInterval: Duration

  /// Makes settings; whatever is not given is done once an epoch.
  public init(
    length: Extent, interval: Interval = .epoch, logEvery: Extent = .epochs(1),
    evaluateEvery: Extent = .epochs(1), metrics: [Metric] = [],
    accumulate: Int = 1, clipGradNorm: Double? = nil, clipGradValue: Double? = nil,
    averageDecay: Double? = nil, monitor: Monitor = .validationLoss,
    earlyStopping: EarlyStopping? = nil,
    keepBest: Bool = false, plateau: PlateauFeedback? = nil, rangeStop: RangeStop? = nil,
    progressInterval: Duration = .milliseconds(50)
  ) {
    (self.length, self.interval, self.logEvery) = (length, interval, logEvery)
    (self.evaluateEvery, self.metrics, self.accumulate) = (evaluateEvery, metrics, accumulate)
    (self.clipGradNorm, self.clipGradValue) = (clipGradNorm, clipGradValue)
    (self.averageDecay, self.monitor, self.earlyStopping) = (averageDecay, monitor, earlyStopping)
    (self.keepBest, self.plateau, self.progressInterval) = (keepBest, plateau, progressInterval)
    self.rangeStop = rangeStop
  }
}
