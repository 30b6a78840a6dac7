internal import Networks
internal import Optimizers
internal import Schedules
internal import Training

/// Makes what a run tells `reduce_on_plateau`, and reports what is wrong with it.
struct PlateauCheck {
  let scheduler: SchedulerSection
  let groups: [ExperimentGroup]
  let findings: Findings

  /// Reports what is wrong with the arguments whatever is measured.
  func check() {
    guard let plateau else { return }
    plateau.minimum.check(groups: groups.map(\.name), findings: findings)
    for (index, group) in groups.enumerated() {
      let rate = group.settings.hyperparameters.learningRate
      let place = plateau.minimum.isPerGroup ? plateau.minimum.values : [plateau.minimum.values[0]]
      let minimum = place[min(index, place.count - 1)]
      guard rate > 0, minimum.value >= rate else { continue }
      findings.warning(
        at: minimum.span,
        "\(minimum.path): \(plain(minimum.value)) is not below the lr of group '\(group.name)', "
          + "\(plain(rate)), so that it is never reduced")
    }
  }

  /// What a run follows, or nil where there is no plateau or after reporting why it cannot.
  func feedback(of spec: Spec) -> PlateauFeedback? {
    guard let plateau else { return nil }
    let monitor = plateau.monitor?.value ?? usual(spec.train?.options)
    guard isMeasured(monitor, by: spec, plateau) else { return nil }
    warnOfMode(monitor, plateau)
    var settings = plateau.settings
    settings.minLearningRate = plateau.minimum.perGroup { $0 }
    return PlateauFeedback(settings, monitor: monitor)
  }

  private var plateau: SchedulerSection.Plateau? {
    guard case .reduceOnPlateau(let plateau) = scheduler.family else { return nil }
    return plateau
  }

  private func usual(_ options: TrainOptions?) -> PlateauFeedback.Monitor {
    options?.monitor.map { .metric($0) } ?? .validationLoss
  }

  private func isMeasured(
    _ monitor: PlateauFeedback.Monitor, by spec: Spec, _ plateau: SchedulerSection.Plateau
  ) -> Bool {
    if monitor == .trainLoss { return true }
    let span = plateau.monitor?.span ?? scheduler.span
    let path = plateau.monitor?.path ?? scheduler.path
    guard let data = spec.data, data.validation != nil else {
      findings.error(
        at: span,
        "\(path): there are no samples to measure it on; give data.validation, or "
          + "'monitor: train.loss'")
      return false
    }
    guard case .metric(let metric) = monitor, !spec.metrics.contains(where: { $0.value == metric })
    else { return true }
    findings.error(at: span, "\(path): '\(metric.rawValue)' is not among the metrics")
    return false
  }

  /// PyTorch's default is `min`, which a metric of which more is better does not suit.
  private func warnOfMode(
    _ monitor: PlateauFeedback.Monitor, _ plateau: SchedulerSection.Plateau
  ) {
    let usual: ReduceOnPlateauSettings.Mode =
      if case .metric(let metric) = monitor, metric.isGreaterBetter { .max } else { .min }
    guard usual != plateau.settings.mode else { return }
    let better = usual == .max ? "greater" : "smaller"
    findings.warning(
      at: plateau.monitor?.span ?? scheduler.span,
      "\(scheduler.path.key("mode")): is \(plateau.settings.mode.rawValue), but what is monitored "
        + "is better when it is \(better)")
  }
}
