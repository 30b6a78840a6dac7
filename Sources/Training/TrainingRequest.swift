import Datasets
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
  func check() throws(TrainingError) {
    try checkSettings()
    let fit = Fit(network: model.network, loss: model.loss)
    try fit.check(samples, argument: "data")
    try checkIndices(order.indices, of: samples, argument: "data")
    guard order.batches.shortest > 0 else {
      throw TrainingError(
        argument: "batch_size", message: "there are fewer samples than one batch needs")
    }
    guard timetable.groupCount == optimizer.groups.count else {
      throw TrainingError(
        argument: "scheduler",
        message: "is made for \(timetable.groupCount) groups, "
          + "but the optimizer has \(optimizer.groups.count)")
    }
    try checkPlateau()
    guard let validation else { return }
    try fit.check(validation.samples, argument: "validation")
    try checkIndices(validation.indices, of: validation.samples, argument: "validation")
    try fit.check(settings.metrics, on: validation.samples)
  }

  private func checkSettings() throws(TrainingError) {
    if settings.length.count < 0 {
      throw TrainingError(argument: "length", message: "must not be negative")
    }
    let cadences = [("log_every", settings.logEvery), ("evaluate_every", settings.evaluateEvery)]
    for (argument, extent) in cadences where extent.count < 1 {
      throw TrainingError(argument: argument, message: "must be at least 1")
    }
    if settings.accumulate < 1 {
      throw TrainingError(argument: "accumulate", message: "must be at least 1")
    }
    let limits = [
      ("clip_grad_norm", settings.clipGradNorm), ("clip_grad_value", settings.clipGradValue),
    ]
    for (argument, limit) in limits where limit.map({ !($0 > 0) }) ?? false {
      throw TrainingError(argument: argument, message: "must be positive")
    }
    if let decay = settings.averageDecay, !(0..<1).contains(decay) {
      throw TrainingError(argument: "ema", message: "must be at least 0 and below 1")
    }
    try checkMonitor()
  }

  private func checkMonitor() throws(TrainingError) {
    if let metric = settings.monitor, !settings.metrics.contains(metric) {
      throw TrainingError(
        argument: "monitor", message: "\(metric.rawValue) is not among the metrics")
    }
    if let stopping = settings.earlyStopping {
      if stopping.patience < 1 {
        throw TrainingError(argument: "patience", message: "must be at least 1")
      }
      if !(stopping.minDelta >= 0) {
        throw TrainingError(argument: "min_delta", message: "must not be negative")
      }
    }
    guard validation == nil else { return }
    if settings.earlyStopping != nil {
      throw TrainingError(argument: "early_stopping", message: "needs validation samples")
    }
    if settings.keepBest {
      throw TrainingError(argument: "keep_best", message: "needs validation samples")
    }
  }

  private func checkPlateau() throws(TrainingError) {
    guard let plateau = settings.plateau else { return }
    if timetable.entries.contains(where: { $0.knob == .learningRate }) {
      throw TrainingError(
        argument: "scheduler", message: "lr cannot follow a schedule and fall on a plateau, too")
    }
    switch plateau.monitor {
    case .trainLoss: break
    case .metric(let metric) where !settings.metrics.contains(metric):
      throw TrainingError(
        argument: "monitor", message: "\(metric.rawValue) is not among the metrics")
    case .validationLoss, .metric:
      guard validation == nil else { break }
      throw TrainingError(
        argument: "reduce_on_plateau", message: "needs validation samples, or the training loss")
    }
  }

  private func checkIndices(
    _ indices: [Int], of samples: Samples, argument: String
  ) throws(TrainingError) {
    guard !indices.isEmpty else {
      throw TrainingError(argument: argument, message: "there are no samples")
    }
    guard indices.allSatisfy({ 0 <= $0 && $0 < samples.count }) else {
      throw TrainingError(argument: argument, message: "there is no sample for one of the indices")
    }
  }
}
