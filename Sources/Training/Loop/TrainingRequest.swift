import Datasets
import Declarations
import Engine
import Networks
import Optimizers
import Schedules

/// All that a run is made from, before it is known to fit together.
struct TrainingRequest {
  let model: Model
  let optimizer: any Optimizer
  let timetable: Timetable
  let samples: Samples
  let order: SampleOrder
  let validation: ValidationSet?
  let settings: TrainingSettings

  /// Refuses what does not fit.
  func check() throws(ArgumentError) {
    try checkSettings()
    let fit = Fit(network: model.network, loss: model.loss)
    try fit.check(samples, argument: "data")
    try checkIndices(order.indices, of: samples, "data")
    try demand(
      order.batches.shortest > 0, "batch_size", "there are fewer samples than one batch needs")
    try demand(
      timetable.groupCount == optimizer.groups.count, "scheduler",
      "is made for \(timetable.groupCount) groups, "
        + "but the optimizer has \(optimizer.groups.count)")
    try demand(
      optimizer.frozen == model.frozen, "optimizer",
      "the groups that are not trainable are not the parameters of which the model has no gradients"
    )
    try checkUnfreezing()
    try checkPlateau()
    try fit.check(settings.trainMetrics.map(\.definition), on: samples)
    guard let validation else { return }
    try fit.check(validation.samples, argument: "validation")
    try checkIndices(validation.indices, of: validation.samples, "validation")
    let table: [any MetricDefinition] = settings.hasConfusion ? MetricRegistry.tables : []
    try fit.check(settings.metrics.map(\.definition) + table, on: validation.samples)
  }

  private func checkSettings() throws(ArgumentError) {
    try demand(settings.length.count >= 0, "length", "must not be negative")
    try demand(settings.logEvery.count >= 1, "log_every", "must be at least 1")
    try demand(settings.evaluateEvery.count >= 1, "evaluate_every", "must be at least 1")
    try demand(settings.accumulate >= 1, "accumulate", "must be at least 1")
    try demand(settings.clipGradNorm ?? 1 > 0, "clip_grad_norm", "must be positive")
    try demand(settings.clipGradValue ?? 1 > 0, "clip_grad_value", "must be positive")
    let decay = settings.averageDecay ?? 0
    try demand((0..<1).contains(decay), "ema", "must be at least 0 and below 1")
    try checkListed(settings.monitor)
    if let stopping = settings.earlyStopping {
      try demand(stopping.patience >= 1, "patience", "must be at least 1")
      try demand(stopping.minDelta >= 0, "min_delta", "must not be negative")
      try demand(isMeasured(settings.monitor), "early_stopping", "needs validation samples")
    }
    try demand(
      !settings.keepBest || isMeasured(settings.monitor), "keep_best", "needs validation samples")
  }

  private func checkUnfreezing() throws(ArgumentError) {
    let (starts, groups) = (settings.unfreezing, optimizer.groups)
    try demand(
      starts.isEmpty || starts.count == groups.count, "unfreezing",
      "is given for \(starts.count) groups, but the optimizer has \(groups.count)")
    try demand(starts.allSatisfy { $0 >= 0 }, "unfreezing", "must not be negative")
    try demand(
      zip(starts, groups).allSatisfy { $0 == 0 || $1.isTrainable }, "unfreezing",
      "is given for a group that is not trainable")
  }

  private func isMeasured(_ monitor: Monitor) -> Bool { monitor.isOfTraining || validation != nil }

  private func checkListed(_ monitor: Monitor) throws(ArgumentError) {
    guard let metric = monitor.metric else { return }
    let (list, noun) =
      monitor.isOfTraining
      ? (settings.trainMetrics, "training metrics") : (settings.metrics, "metrics")
    try demand(list.contains(metric), "monitor", "\(metric.name) is not among the \(noun)")
  }

  private func checkPlateau() throws(ArgumentError) {
    guard let plateau = settings.plateau else { return }
    try demand(plateau.start >= 0, "start", "must not be negative")
    try demand(
      plateau.start > 0 || !timetable.entries.contains { $0.knob == .learningRate }, "scheduler",
      "lr cannot follow a schedule and fall on a plateau, too")
    try checkListed(plateau.monitor)
    try demand(
      isMeasured(plateau.monitor), "plateau", "needs validation samples, or the training loss")
  }

  private func checkIndices(
    _ indices: [Int], of samples: Samples, _ argument: String
  ) throws(ArgumentError) {
    try demand(!indices.isEmpty, argument, "there are no samples")
    let areThere = indices.allSatisfy { 0 <= $0 && $0 < samples.count }
    try demand(areThere, argument, "there is no sample for one of the indices")
  }
}

/// Refuses an argument unless something holds.
func demand(
  _ isMet: Bool, _ argument: String, _ message: @autoclosure () -> String
) throws(ArgumentError) {
  if !isMet { throw ArgumentError(argument: argument, message: message()) }
}
