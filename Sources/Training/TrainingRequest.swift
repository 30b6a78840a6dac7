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
    guard order.batchesPerEpoch > 0 else {
      throw TrainingError(
        argument: "batch_size", message: "there are fewer samples than one batch needs")
    }
    guard timetable.groupCount == optimizer.groups.count else {
      throw TrainingError(
        argument: "scheduler",
        message: "is made for \(timetable.groupCount) groups, "
          + "but the optimizer has \(optimizer.groups.count)")
    }
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
