internal import Datasets
internal import Engine
internal import Experiments
internal import Optimizers
internal import Schedules
internal import Training

/// Builds what trains an experiment: model, optimizer, trainer.
struct RunAssembly {
  let experiment: Experiment
  let data: PreparedData
  let threads: Int

  /// The trainer of the experiment.
  ///
  /// - Throws: `EngineError`, `TrainingError` or `OptimizerError` for what the check let through.
  func trainer() throws -> Trainer {
    let spec = experiment.spec
    let model = try Model(
      experiment.network, loss: experiment.loss, seed: spec.seed, threads: threads,
      batchSize: data.order.batchSize)
    let groups = experiment.groups.map { group in
      ParameterGroup(
        name: group.name, parameters: group.parameters, of: model.store,
        hyperparameters: Hyperparameters(group.settings))
    }
    let optimizer = SGD(model.store, groups: groups)
    let validation =
      data.validation.isEmpty
      ? nil : ValidationSet(data.samples, indices: data.validation)
    let settings = TrainingSettings(
      length: .steps(experiment.steps), interval: experiment.clock.interval,
      logEvery: .steps(experiment.logEvery), evaluateEvery: .steps(experiment.evaluateEvery),
      metrics: validation == nil ? [] : experiment.metrics)
    return try Trainer(
      model: model, optimizer: optimizer, timetable: experiment.timetable, samples: data.samples,
      order: data.order, validation: validation, settings: settings)
  }
}

extension Hyperparameters {
  /// The values of a group of a spec.
  init(_ settings: OptimizerSection.Settings) {
    self.init(
      learningRate: settings.lr, momentum: settings.momentum, dampening: settings.dampening,
      weightDecay: settings.weightDecay, nesterov: settings.nesterov)
  }
}
