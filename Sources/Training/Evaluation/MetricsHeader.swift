public import Schedules

/// The columns of a run's metrics, known before its first step.
///
/// `step,epoch,train.loss` and one `train.METRIC` for each training metric, then with validation samples
/// `validation.loss` and one `validation.METRIC` each, then the knobs by knob and group: `lr.GROUP` and
/// `momentum.GROUP` of every group, and whatever else is scheduled (`weight_decay.GROUP`); then what is
/// measured of groups (`gradient_norm.GROUP`); last `batch_size` where that changes from epoch to epoch.
public struct MetricsHeader: Sendable, Hashable {
  /// The metrics measured on validation samples beside the loss, or nil without such samples.
  public let metrics: [Metric]?
  /// The metrics measured on the batches that are trained on.
  public let trainMetrics: [Metric]
  /// The knobs that have a column.
  public let knobs: [KnobColumn]
  /// Whether the size of batches has a column.
  public let hasBatchSize: Bool
  /// The headings of all columns in their order.
  public let columns: [String]

  /// Lays out the columns.
  ///
  /// - Parameters:
  ///   - timetable: The schedules of all knobs.
  ///   - groupNames: The names of the parameter groups.
  ///   - metrics: What is measured on validation samples; nil where there are none.
  ///   - trainMetrics: What is measured on the batches that are trained on.
  ///   - groupMeasures: What is measured of each group.
  ///   - hasBatchSize: Whether batches change in size from epoch to epoch.
  public init(
    timetable: Timetable, groupNames: [String], metrics: [Metric]?,
    trainMetrics: [Metric] = [], groupMeasures: [GroupMeasure] = [], hasBatchSize: Bool = false
  ) {
    (self.metrics, self.trainMetrics, self.hasBatchSize) = (metrics, trainMetrics, hasBatchSize)
    knobs = timetable.columns
    let validation = metrics.map { ["loss"] + $0.map(\.name) } ?? []
    columns =
      ["step", "epoch", "train.loss"] + trainMetrics.map { "train.\($0.name)" }
      + validation.map { "validation.\($0)" }
      + knobs.map { $0.name(groupNames: groupNames) }
      + groupMeasures.flatMap { measure in groupNames.map { "\(measure.name).\($0)" } }
      + (hasBatchSize ? ["batch_size"] : [])
  }

  /// Whether a column, counted from 0, holds whole numbers.
  public func isWhole(_ column: Int) -> Bool {
    column < 2 || hasBatchSize && column == columns.count - 1
  }
}
