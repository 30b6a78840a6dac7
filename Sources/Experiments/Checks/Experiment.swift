package import Datasets
package import Networks
package import Schedules
package import Training

/// A spec that was checked against its data: everything that training needs, typed and resolved.
package struct Experiment: Sendable {
  /// The name of the results' folder.
  package let name: String
  /// What all randomness grows from.
  package let seed: UInt64
  /// Threads of the engine; nil is one a core.
  package let threads: Int?
  /// What layers compute in.
  package let precision: Precision
  /// The samples.
  package let data: DataSection
  /// The run's length, and what is done beside the updates.
  package let train: TrainSection
  /// The network.
  package let network: Network
  /// What is minimised.
  package let loss: any Loss
  /// What is measured beside it.
  package let metrics: [Metric]
  /// Whether the classes that validation samples are given are counted at the end.
  package let hasConfusion: Bool
  /// The names of the classes, as columns have them; nil where they are their indices.
  package let classNames: [String]?
  /// What is measured on the batches that are trained on.
  package let trainMetrics: [Metric]
  /// What is measured of each group.
  package let groupMeasures: [GroupMeasure]
  /// The parameter groups, in the order of columns.
  package let groups: [ExperimentGroup]
  /// Every knob of every group over the run.
  package let timetable: Timetable
  /// The run's time.
  package let clock: Clock
  /// Updates in the run.
  package let steps: Int
  /// What a row of `metrics.csv` stands for.
  package let logEvery: Extent
  /// What lies between two evaluations.
  package let evaluateEvery: Extent
  /// What lies between two checkpoints, where training is counted.
  package let checkpointEvery: Extent?
  /// What lies between two states that are kept, where some are.
  package let keptEvery: Extent?
  /// What the run leaves beside its numbers.
  package let results: ResultsOptions
  /// Whether pictures are drawn; nil is no in a sweep, and yes elsewhere.
  package let plots: Bool?
  /// The learning rates that fall where the run no longer improves, if any do.
  package let plateau: PlateauFeedback?
  /// When the run ends, if it is a range test.
  package let rangeStop: RangeStop?

  /// The indices of the parameters that are not trained.
  package var frozen: Set<Int> {
    Set(groups.filter { !$0.isTrainable }.flatMap(\.parameters))
  }

  /// The indices of the running statistics that training leaves as they are.
  package let fixedBuffers: Set<Int>
}

/// A look at the schedules of a spec, which needs neither data nor a model.
package struct SchedulePreview: Sendable {
  /// The groups' names, in the order of columns.
  package let groupNames: [String]
  /// Every knob of every group over the run.
  package let timetable: Timetable
  /// The run's time.
  package let clock: Clock
  /// Samples in the batches of each epoch, where they are known.
  package let batchSizes: BatchSizes?
}

extension Spec {
  /// Checks everything against the data; what is wrong is added to the findings.
  ///
  /// Without facts (the data could not be loaded) all that does not depend on them is checked.
  package func experiment(_ facts: DataFacts?, findings: Findings) -> Experiment? {
    checkMetrics(findings)
    checkWatching(facts, findings)
    let network = facts.flatMap {
      NetworkCheck(spec: self, facts: $0, findings: findings).network()
    }
    // With data this was done when they were loaded.
    if facts == nil, let data {
      _ = BatchSizeCheck(data, train, scheduler, findings: findings).sizesWithoutData()
    }
    guard let schedules = schedules(updates(facts), network, isDataLost: facts == nil, findings)
    else {
      return nil
    }
    let (groups, run, resolved) = schedules
    let plateau = scheduler.flatMap {
      PlateauCheck(scheduler: $0, groups: groups, findings: findings)
        .feedback(of: self, facts, resolved: resolved?.policy)
    }
    let fixedBuffers = network.flatMap { network in
      optimizer.map {
        GroupCheck(optimizer: $0, findings: findings).fixedBuffers(of: network)
      }
    }
    let checkpointEvery = train?.checkpointEvery.flatMap { run.cadence($0, findings) }
    let keptEvery = keptEvery.flatMap { run.cadence($0, findings) }
    guard let data, let train, let logEvery = run.cadence(train.logEvery, findings),
      let evaluateEvery = run.cadence(train.evaluateEvery, findings),
      let network, let loss, let steps = run.steps, let timetable = resolved?.timetable,
      !findings.hasErrors
    else { return nil }
    if let facts {
      let check = PaceCheck(train: train, findings: findings)
      check.checkMonitor(logEvery, evaluateEvery)
      let epochs = facts.updates(accumulating: train.options.settings.accumulate)
      check.checkAccumulation(facts.batches)
      check.check("log_every", logEvery, steps: steps, epochs: epochs)
      if data.options.validates {
        check.check("evaluate_every", evaluateEvery, steps: steps, epochs: epochs)
      }
    }
    return Experiment(
      name: name, seed: seed, threads: threads, precision: precision.value, data: data,
      train: train, network: network, loss: loss.value,
      metrics: columns(of: metrics, names(facts)), hasConfusion: hasConfusion,
      classNames: facts?.classNames, trainMetrics: columns(of: trainMetrics, names(facts)),
      groupMeasures: groupMeasures, groups: groups, timetable: timetable, clock: run.clock,
      steps: steps,
      logEvery: logEvery, evaluateEvery: evaluateEvery, checkpointEvery: checkpointEvery,
      keptEvery: keptEvery, results: results, plots: plots, plateau: plateau,
      rangeStop: scheduler?.policy.rangeStop, fixedBuffers: fixedBuffers ?? [])
  }

  /// The network alone, checked against samples that it is not trained on; what is wrong is added to the
  /// findings.
  package func network(for samples: Samples, findings: Findings) -> Network? {
    let facts = DataFacts(
      inputShape: samples.inputShape, targets: samples.targets.form, batches: EpochTable(1),
      smallestBatch: .max)
    var spec = self
    // Samples that are predicted for may have no targets to compare with.
    if samples.targets == .none { (spec.loss, spec.metrics, spec.trainMetrics) = (nil, [], []) }
    return NetworkCheck(spec: spec, facts: facts, findings: findings).network()
  }

  /// The schedules alone; what is wrong is added to the findings.
  ///
  /// Without facts there are no batches to count.
  package func preview(_ facts: DataFacts?, findings: Findings) -> SchedulePreview? {
    preview(updates(facts), facts?.batchSizes, isDataLost: facts == nil && namesData, findings)
  }

  /// The schedules alone of a run whose epochs have so many updates.
  package func preview(stepsPerEpoch: Int?, findings: Findings) -> SchedulePreview? {
    preview(stepsPerEpoch.map(EpochTable.init), nil, isDataLost: false, findings)
  }

  private func preview(
    _ epochs: EpochTable?, _ batchSizes: BatchSizes?, isDataLost: Bool, _ findings: Findings
  ) -> SchedulePreview? {
    let known: BatchSizes? =
      if let data {
        batchSizes ?? BatchSizeCheck(data, train, scheduler, findings: findings).sizesWithoutData()
      } else {
        BatchSizeTest(scheduler, train)?.sizes
      }
    guard let (groups, run, resolved) = schedules(epochs, nil, isDataLost: isDataLost, findings),
      let timetable = resolved?.timetable, !findings.hasErrors
    else { return nil }
    if let scheduler, scheduler.feedback != nil {
      findings.warning(
        at: scheduler.span,
        "\(scheduler.path): lr depends on what the run measures; the table holds what it begins with"
      )
    }
    return SchedulePreview(
      groupNames: groups.map(\.name), timetable: timetable, clock: run.clock, batchSizes: known)
  }

  /// The updates of each epoch, of which each may take several batches.
  private func updates(_ facts: DataFacts?) -> EpochTable? {
    facts?.updates(accumulating: train?.options.settings.accumulate ?? 1)
  }

  /// What is measured on samples with such targets.
  ///
  /// Some metrics have a column a class, by its name. On training samples it is what the spec measures in
  /// training, too.
  package func measured(
    on targets: TargetForm, classNames: [String]?, areOfTraining: Bool
  ) -> [Metric] {
    let names = classNames ?? targets.classNames
    let own = columns(of: metrics, names)
    guard areOfTraining else { return own }
    let known = Set(own.map(\.name))
    return own + columns(of: trainMetrics, names).filter { !known.contains($0.name) }
  }

  /// The names of the classes, or of the outputs, that metrics have columns for.
  private func names(_ facts: DataFacts?) -> [String] {
    facts.map { $0.classNames ?? $0.targets.classNames } ?? []
  }

  private func columns(
    of metrics: [Located<any MetricDefinition>], _ classes: [String]
  ) -> [Metric] {
    metrics.flatMap { $0.value.columns(classes: classes) }
  }

  /// Whether the classes that validation samples are given are counted at the end.
  private var hasConfusion: Bool {
    data?.options.validates == true && metrics.contains { $0.value.isTable }
  }

  /// Why a run does not measure what it is to follow, as far as the data's classes are known; nil for what it
  /// measures, and for a loss.
  func complaint(about monitor: Monitor, _ facts: DataFacts?) -> String? {
    guard let metric = monitor.metric else { return nil }
    let listed = monitor.isOfTraining ? trainMetrics : metrics
    let isMeasured =
      facts == nil
      ? listed.contains { $0.value.covers(metric.name) }
      : columns(of: listed, names(facts)).contains(metric)
    if isMeasured { return nil }
    return monitor.isOfTraining
      ? "'\(monitor.column)' is not measured; add \(metric.name) to metrics.train"
      : "'\(metric.name)' is not among the metrics"
  }

  /// Metrics are measured on samples that are held out.
  private func checkMetrics(_ findings: Findings) {
    guard let first = metrics.first, let data, !data.options.validates, !findings.hasErrors
    else { return }
    if data.options.test == nil {
      return findings.warning(
        at: first.span, "metrics: nothing is measured; data has no 'validation' to measure it on")
    }
    for table in metrics where table.value.isTable {
      findings.warning(
        at: table.span,
        "\(table.path): is of validation samples alone; data has no 'validation' to count")
    }
  }

  /// What follows evaluations needs samples to measure, and a metric that is measured.
  private func checkWatching(_ facts: DataFacts?, _ findings: Findings) {
    guard let train, let data else { return }
    let settings = train.options.settings
    // Where the scheduler follows the same, it says so.
    let isFollowed = scheduler?.feedback.map { $0.monitor == nil } ?? false
    let watched = [
      ("early_stopping", settings.earlyStopping != nil), ("keep_best", settings.keepBest),
      ("monitor", settings.monitor != .validationLoss && !isFollowed),
    ]
    if !data.options.validates, !settings.monitor.isOfTraining {
      for (key, _) in watched.filter(\.1) {
        refuse(
          key, of: train, "there are no samples to measure it on; give data.validation", findings)
      }
      return
    }
    guard !isFollowed, let complaint = complaint(about: settings.monitor, facts) else { return }
    refuse("monitor", of: train, complaint, findings)
  }

  private func refuse(
    _ key: String, of train: TrainSection, _ message: String, _ findings: Findings
  ) {
    let place = train.place.key(key)
    findings.error(at: place.span, "\(place.path): \(message)")
  }

  /// Whether the schedules cannot be known without knowing how many steps an epoch has.
  package var schedulesNeedData: Bool {
    guard let train, let scheduler else { return false }
    let interval = scheduler.interval?.value ?? train.defaultInterval
    return interval != train.defaultInterval || scheduler.mixesUnits(with: interval)
  }

  /// Whether only data say in which epochs the steps of the schedules lie.
  package var epochsNeedData: Bool {
    guard let train, let scheduler else { return false }
    return data != nil && (scheduler.interval?.value ?? train.defaultInterval) == .step
  }

  private func schedules(
    _ epochs: EpochTable?, _ network: Network?, isDataLost: Bool, _ findings: Findings
  ) -> (groups: [ExperimentGroup], run: RunClock, resolved: ScheduleCheck.Resolved?)? {
    guard let optimizer else { return nil }
    guard let train, let scheduler else {
      let groups = GroupCheck(optimizer: optimizer, findings: Findings()).groups(of: model)
      checkRate(OptimizerValues(optimizer: optimizer, groups: groups), nil, findings)
      return nil
    }
    let check = GroupCheck(optimizer: optimizer, findings: findings)
    // The model says which parameters there are, whatever the data; without one, names must do.
    let parameters = model.map { Network.parameterFacts(of: $0.entries.map(\.layer)) }
    if let parameters, !parameters.isEmpty, let initialization {
      InitCheck(section: initialization, findings: findings).check(parameters)
    }
    var groups = check.groups(of: network, or: model)
    let clock = RunClock(train, scheduler, epochs: epochs, isDataLost: isDataLost, findings)
    if let clock { groups = check.timed(groups, by: clock) }
    let resolved = clock.flatMap { run in
      ScheduleCheck(scheduler: scheduler, groups: groups, run: run, findings: findings).resolved()
    }
    let values = OptimizerValues(optimizer: optimizer, groups: groups)
    checkRate(values, resolved?.timetable, findings)
    guard let run = clock else { return nil }
    PlateauCheck(scheduler: scheduler, groups: groups, findings: findings).check()
    if let resolved {
      let (policy, table) = (resolved.policy, resolved.timetable)
      BaseValueCheck(
        values: values, scheduler: scheduler, resolved: resolved, clock: run.clock,
        findings: findings
      ).check()
      HorizonCheck(
        scheduler: scheduler, timetable: table, values: values, clock: run.clock,
        findings: findings, policy: policy
      ).check()
      LengthCheck(
        scheduler: scheduler, policy: policy, timetable: table, clock: run.clock,
        findings: findings
      ).check()
    }
    return (groups, run, resolved)
  }

  /// Refuses a missing learning rate; without a timetable, as far as the scheduler is known.
  private func checkRate(
    _ values: OptimizerValues, _ timetable: Timetable?, _ findings: Findings
  ) {
    let usesBase =
      scheduler?.policy.usesBaseRate ?? meantPolicy.map { !$0.replacesRates } ?? true
    RateCheck(values: values, findings: findings).check { group in
      guard let timetable else { return usesBase }
      return timetable.schedule(of: .learningRate, group: group)?.usesBase != false
    }
  }
}
