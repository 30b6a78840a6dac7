import Datasets
import Engine
import Networks
import Optimizers
import Schedules

extension Trainer {
  /// What has come out of the run so far.
  public var summary: Summary { summary(keeping: nil) }

  /// What has come out of a run that is done, whose model has the weights that the settings ask for.
  var finalSummary: Summary {
    var summary = summary(keeping: state.kept)
    summary.confusion = confusion
    return summary
  }

  private func summary(keeping kept: Summary.Kept?) -> Summary {
    Summary(
      steps: state.step, epochs: epochs.epochs(in: Double(state.step)),
      trainLoss: kept.map(\.trainLoss) ?? state.trainLoss,
      trainMetrics: kept.map(\.trainMetrics) ?? state.trainMetrics,
      validation: kept?.validation ?? state.validation, keptStep: kept?.step,
      earlyStop: state.isStoppedEarly ? earlyStop : nil, best: state.best)
  }

  private var earlyStop: EarlyStop? {
    if let stop = settings.rangeStop, !watch.isExhausted {
      return state.hasLostLoss ? .notFinite : .rangeTest(factor: stop.factor)
    }
    return settings.earlyStopping.map {
      .noImprovement(column: settings.monitor.column, evaluations: $0.patience)
    }
  }

  /// Evaluates and makes a row after an update where either is due.
  ///
  /// - Returns: The validation loss if it is not finite.
  func report<Failure: Error>(
    after step: Int, handler: (TrainingEvent) throws(Failure) -> Void
  ) throws(Failure) -> Double? {
    let isLast = step + 1 == steps
    let isEvaluated = settings.evaluateEvery.ends(after: step, in: epochs)
    let isRow = settings.logEvery.ends(after: step, in: epochs)
    var isDiverged = false
    unended = isLast && !isEvaluated ? carried : nil
    if isLast || isEvaluated {
      let measured = evaluate(after: step)
      if followsPlateau { plateau?.observe(measured, trained: trained) }
      if let measured {
        isDiverged = !measured.loss.isFinite
        state.note(measured, step: step, names: measuredNames)
        try handler(.evaluation(step: step, measured))
      }
    }
    if isRow { unended?.endRow() }
    if isLast || state.isStoppedEarly, !isRow { unended = unended ?? carried }
    if isLast || isDiverged || state.isStoppedEarly || isRow {
      try handler(.row(makeRow(after: step)))
    }
    return isDiverged ? state.validation?.loss : nil
  }

  /// Measures the model, with averaged weights if there are any, and keeps it if it is the best.
  ///
  /// - Returns: What was measured; nil without validation samples.
  private func evaluate(after step: Int) -> Evaluation? {
    guard isWatched else { return nil }
    averages?.exchange()
    defer { averages?.exchange() }
    let measured = evaluator?.evaluate()
    if let value = monitored(measured), watch.note(value) {
      bestStep = step + 1
      keepBest(step, measured)
    }
    if watch.isExhausted { state.isStoppedEarly = true }
    return measured
  }

  /// Keeps the weights as the best, where that is asked for.
  private func keepBest(_ step: Int, _ measured: Evaluation?) {
    guard best != nil else { return }
    best?.keep()
    state.kept = Summary.Kept(
      step: step, trainLoss: state.intervalLoss, trainMetrics: measures.values,
      validation: measured)
  }

  /// Whether there is something to measure where an evaluation is due.
  private var isWatched: Bool { evaluator != nil || settings.monitor.isOfTraining }

  /// The value of what the run follows, where there is one.
  private func monitored(_ measured: Evaluation?) -> Double? {
    switch settings.monitor {
    case .trainLoss: state.intervalLoss
    case .trainMetric(let metric): trained(metric)
    case .validationLoss: measured?.loss
    case .metric(let metric): measured?.value(of: metric, among: settings.metrics)
    }
  }

  /// A metric of the batches since the last row.
  private func trained(_ metric: Metric) -> Double? {
    settings.trainMetrics.firstIndex(of: metric).flatMap { measures.values[$0] }
  }

  /// Leaves in the model what the settings ask for at the end of a run.
  ///
  /// - Returns: Whether that and the last weights are finite.
  func finish() -> Bool {
    let isLastFinite = model.store.isFinite
    if let best {
      best.restore()
      if state.kept == nil, !best.values.isEmpty { state.kept = measureKept() }
    } else {
      averages?.exchange()
    }
    let isFinite = isLastFinite && model.store.isFinite
    if isFinite, settings.hasConfusion {
      confusion = evaluator?.confusion(settings.classNames)
    }
    return isFinite
  }

  /// What the best weights give, for a run that was saved when this was not yet kept beside them.
  private func measureKept() -> Summary.Kept? {
    let name = settings.monitor.metric?.name ?? "loss"
    guard let evaluator, !settings.monitor.isOfTraining,
      let value = state.best.first(where: { $0.metric == name })
    else {
      return nil
    }
    return Summary.Kept(
      step: value.step, trainLoss: nil, trainMetrics: [], validation: evaluator.evaluate())
  }

  /// Ends the interval at an update.
  func makeRow(after step: Int) -> MetricsRow {
    let trainLoss = state.intervalLoss
    state.trainLoss = trainLoss
    let trainMetrics = measures.values
    state.trainMetrics = trainMetrics
    if !measures.isEmpty { measures.reset() }
    state.lossSum = 0
    state.lossCount = 0
    let validation = state.intervalValidation
    state.intervalValidation = nil
    let epoch = epochs.epoch(of: step)
    return MetricsRow(
      step: step, epoch: epoch, trainLoss: trainLoss, trainMetrics: trainMetrics,
      validation: validation,
      knobs: header.knobs.map { optimizer.groups[$0.group].hyperparameters[$0.knob] },
      groups: groupMeasuring?.cells(step: step, groupCount: optimizer.groups.count) ?? [],
      batchSize: order.batchSizes[epoch])
  }

  /// Whether a row ends with an update, or may end with it because of what is measured after it.
  ///
  /// A row that ends where nothing is due (at a loss that is not finite, or where a range test stops) is not
  /// foreseen.
  func mayEndRow(_ step: Int) -> Bool {
    step + 1 == steps || settings.logEvery.ends(after: step, in: epochs)
      || isWatched && settings.evaluateEvery.ends(after: step, in: epochs)
  }

  /// Where the run stands.
  func progress(loss: Double) -> Progress {
    Progress(
      step: state.step, steps: steps, epoch: epochs.epoch(of: state.step), loss: loss,
      hyperparameters: optimizer.groups.map(\.hyperparameters))
  }

  private var measuredNames: [(String, isGreaterBetter: Bool)] {
    [("loss", false)] + settings.metrics.map { ($0.name, $0.isGreaterBetter) }
  }
}
