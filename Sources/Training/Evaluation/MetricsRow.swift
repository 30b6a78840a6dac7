/// What was measured over one interval of a run.
public struct MetricsRow: Sendable, Hashable {
  /// The number of updates done before the interval's last one.
  public let step: Int
  /// The number of epochs done before the interval's last update.
  public let epoch: Int
  /// The mean of the interval's batch losses, each before its update; nil where all samples weigh nothing.
  public let trainLoss: Double?
  /// The training metrics over the interval's batches, each measured before its update; nil where there
  /// was no batch.
  public let trainMetrics: [Double?]
  /// What was measured on validation samples last in the interval, if anything was.
  public let validation: Evaluation?
  /// The knobs as the interval's last update used them, in the order of `MetricsHeader.knobs`.
  public let knobs: [Double]
  /// What was measured of groups at the interval's last update, measure by measure; nil where it was not.
  public let groups: [Double?]
  /// The samples of a batch in the epoch of the interval's last update.
  public let batchSize: Int

  /// The cells under a header's columns; nil where nothing was measured.
  ///
  /// - Parameter header: The header of the same run.
  /// - Returns: As many cells as the header has columns, of which `MetricsHeader.isWhole(_:)` tells which are
  ///   whole numbers.
  public func cells(under header: MetricsHeader) -> [Double?] {
    var cells: [Double?] = [Double(step), Double(epoch), trainLoss] + trainMetrics
    if let metrics = header.metrics {
      if let validation {
        cells += [validation.loss] + validation.metrics
      } else {
        cells += [Double?](repeating: nil, count: 1 + metrics.count)
      }
    }
    cells += knobs
    cells += groups
    return header.hasBatchSize ? cells + [Double(batchSize)] : cells
  }
}
