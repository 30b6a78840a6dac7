internal import Datasets
internal import Engine
internal import Experiments
internal import Optimizers
internal import Results
internal import Schedules
internal import System
internal import Training

/// Builds what trains an experiment: model, optimizer, trainer.
struct RunAssembly {
  private let prepared: PreparedRun
  private let threads: Int

  /// Takes what is to be trained, and on how many threads.
  init(_ prepared: PreparedRun, threads: Int) {
    (self.prepared, self.threads) = (prepared, threads)
  }

  /// The trainer of the experiment.
  ///
  /// - Throws: `EngineError` or `ArgumentError` for what the check let through.
  func trainer() throws -> Trainer {
    let (experiment, data) = (prepared.experiment, prepared.data)
    let model = try Model(
      experiment.network, loss: experiment.loss, seed: experiment.seed, threads: threads,
      precision: experiment.precision, batchSize: data.order.batchSize, frozen: experiment.frozen,
      fixedBuffers: experiment.fixedBuffers)
    try checkMemory(for: model)
    prepared.weights?.apply(to: model)
    let groups = experiment.groups.map { group in
      ParameterGroup(
        name: group.name, parameters: group.parameters, of: model.store,
        hyperparameters: group.rule.hyperparameters, isTrainable: group.isTrainable)
    }
    let optimizer = OptimizerRegistry.optimizer(
      model.store, groups: groups, rules: experiment.groups.map(\.rule))
    var settings = experiment.train.options.settings
    settings.length = .steps(experiment.steps)
    settings.interval = experiment.clock.interval
    settings.logEvery = experiment.logEvery
    settings.evaluateEvery = experiment.evaluateEvery
    settings.metrics = data.validation == nil ? [] : experiment.metrics
    settings.trainMetrics = experiment.trainMetrics
    settings.hasConfusion = experiment.hasConfusion
    settings.classNames = experiment.classNames
    settings.groupMeasures = experiment.groupMeasures
    let starts = experiment.groups.map(\.firstUpdate)
    settings.unfreezing = starts.contains { $0 > 0 } ? starts : []
    settings.plateau = experiment.plateau
    settings.rangeStop = experiment.rangeStop
    return try Trainer(
      model: model, optimizer: optimizer, timetable: experiment.timetable, samples: data.samples,
      order: data.order, augmentations: data.augmentations, validation: data.validation,
      settings: settings)
  }

  /// Refuses a run whose other arrays the system would refuse in mid-run: the optimizer's state, the last
  /// finite weights, the averages, the best weights, the sum of gradients.
  private func checkMemory(for model: Model) throws(EngineError) {
    let needed = 4 * prepared.experiment.twins * model.store.count
    guard Memory.isAvailable(needed) else { throw EngineError(refused: needed) }
  }
}
