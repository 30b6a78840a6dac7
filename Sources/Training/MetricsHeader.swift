public import Networks
public import Schedules

/// The columns of a run's metrics, known before its first step.
///
/// `step,epoch,train.loss`, then with validation samples `validation.loss` and one
/// `validation.METRIC` each, then the knobs by knob and group: `lr.GROUP` and `momentum.GROUP` of
/// every group, and whatever else is scheduled (`weight_decay.GROUP`).
public struct MetricsHeader: Sendable, Hashable {
  /// The metrics measured on validation samples beside the loss, or nil without such samples.
  public let metrics: [Metric]?

  /// The knobs that have a column.
  public let knobs: [KnobColumn]

  /// The headings of all columns in their order.
  public let columns: [String]

  /// Lays out the columns.
  ///
  /// - Parameters:
  ///   - timetable: The schedules of all knobs.
  ///   - groupNames: The names of the parameter groups.
  ///   - metrics: What is measured on validation samples; nil where there are none.
  public init(timetable: Timetable, groupNames: [String], metrics: [Metric]?) {
    self.metrics = metrics
    knobs = timetable.columns
    let validation = metrics.map { ["loss"] + $0.map(\.rawValue) } ?? []
    columns =
      ["step", "epoch", "train.loss"] + validation.map { "validation.\($0)" }
      + knobs.map { $0.name(groupNames: groupNames) }
  }
}
