package import Networks
package import Schedules

/// A spec that was checked against its data: everything that training needs, typed and resolved.
package struct Experiment: Sendable {
  /// The sections as they were read.
  package let spec: Spec
  /// The network.
  package let network: Network
  /// What is minimised.
  package let loss: Loss
  /// What is measured beside it.
  package let metrics: [Metric]
  /// The parameter groups, in the order of columns.
  package let groups: [ExperimentGroup]
  /// Every knob of every group over the run.
  package let timetable: Timetable
  /// The run's time.
  package let clock: Clock
  /// Updates in the run.
  package let steps: Int
  /// Updates in an epoch.
  package let stepsPerEpoch: Int
  /// Updates that a row of `metrics.csv` stands for.
  package let logEvery: Int
  /// Updates between two evaluations.
  package let evaluateEvery: Int
}

/// A look at the schedules of a spec, which needs neither data nor a model.
package struct SchedulePreview: Sendable {
  /// The groups' names, in the order of columns.
  package let groupNames: [String]
  /// Every knob of every group over the run.
  package let timetable: Timetable
  /// The run's time.
  package let clock: Clock
}

extension Spec {
  /// Checks everything against the data; what is wrong is added to the findings.
  ///
  /// Without facts (the data could not be loaded) all that does not depend on them is checked.
  package func experiment(_ facts: DataFacts?, findings: Findings) -> Experiment? {
    checkMetrics(findings)
    let network = facts.flatMap {
      NetworkCheck(spec: self, facts: $0, findings: findings).network()
    }
    // An update may take several batches.
    let accumulate = train?.options.accumulate ?? 1
    let stepsPerEpoch = facts.map { ($0.stepsPerEpoch - 1) / min(accumulate, $0.stepsPerEpoch) + 1 }
    guard let schedules = schedules(stepsPerEpoch, findings) else { return nil }
    let (groups, run, timetable) = schedules
    guard let network, let stepsPerEpoch, let loss, let train, let steps = run.steps,
      let timetable, !findings.hasErrors,
      let logEvery = run.updates(train.logEvery.value),
      let evaluateEvery = run.updates(train.evaluateEvery.value)
    else { return nil }
    return Experiment(
      spec: self, network: network, loss: loss.value, metrics: metrics.map(\.value),
      groups: groups, timetable: timetable, clock: run.clock, steps: steps,
      stepsPerEpoch: stepsPerEpoch, logEvery: logEvery, evaluateEvery: evaluateEvery)
  }

  /// The schedules alone; what is wrong is added to the findings.
  package func preview(stepsPerEpoch: Int?, findings: Findings) -> SchedulePreview? {
    guard let (groups, run, timetable) = schedules(stepsPerEpoch, findings),
      let timetable, !findings.hasErrors
    else { return nil }
    return SchedulePreview(
      groupNames: groups.map(\.name), timetable: timetable, clock: run.clock)
  }

  /// Metrics are measured on samples that are held out.
  private func checkMetrics(_ findings: Findings) {
    guard let first = metrics.first, let data, data.validation == nil, !findings.hasErrors else {
      return
    }
    findings.warning(
      at: first.span, "metrics: nothing is measured; data has no 'validation' to measure it on")
  }

  /// Whether the schedules cannot be known without knowing how many steps an epoch has.
  package var schedulesNeedData: Bool {
    guard let train, let scheduler else { return false }
    let interval = scheduler.interval?.value ?? train.defaultInterval
    return interval != train.defaultInterval || scheduler.mixesUnits(with: interval)
  }

  private func schedules(
    _ stepsPerEpoch: Int?, _ findings: Findings
  ) -> (groups: [ExperimentGroup], run: RunClock, timetable: Timetable?)? {
    guard let optimizer, let train, let scheduler else { return nil }
    let check = GroupCheck(optimizer: optimizer, findings: findings)
    // The model says which parameters there are, whatever the data; without one, names must do.
    let parameters = model.map { Network.parameterNames(of: $0.entries.map(\.layer)) }
    if let names = parameters, !names.isEmpty, let initialization {
      InitCheck(section: initialization, findings: findings).check(names)
    }
    let groups =
      switch parameters {
      case let names? where !names.isEmpty: check.groups(of: names)
      default: check.groupsByName()
      }
    guard let run = RunClock(train, scheduler, stepsPerEpoch: stepsPerEpoch, findings) else {
      return nil
    }
    let schedules = ScheduleCheck(
      scheduler: scheduler, groups: groups, run: run, findings: findings)
    let table = schedules.timetable()
    if let table {
      ConstantCheck(
        optimizer: optimizer, groups: groups, timetable: table, findings: findings
      ).check()
      HorizonCheck(
        scheduler: scheduler, timetable: table, groupNames: groups.map(\.name), clock: run.clock,
        findings: findings, schedules: schedules
      ).check()
      LengthCheck(scheduler: scheduler, timetable: table, clock: run.clock, findings: findings)
        .check()
    }
    return (groups, run, table)
  }
}
