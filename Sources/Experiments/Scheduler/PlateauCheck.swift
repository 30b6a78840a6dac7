internal import Declarations
internal import Messages
internal import Networks
internal import Optimizers
internal import Schedules
internal import Training

/// Makes what a run tells a scheduler that follows it, and reports what is wrong with it.
struct PlateauCheck {
  let scheduler: SchedulerSection
  let groups: [ExperimentGroup]
  let findings: Findings

  /// Reports what is wrong with the arguments whatever is measured.
  func check() {
    guard let feedback = scheduler.feedback else { return }
    let plateau = feedback.settings
    if let name = feedback.monitor, MonitoredColumn.all.named(name) == nil {
      ReadingContext(findings: findings).unknown(
        MonitoredColumn.noun, name, known: MonitoredColumn.all.names(like: name), at: place.span)
    }
    for (index, group) in groups.enumerated() where group.isTrainable {
      let rate = group.hyperparameters.learningRate
      guard let minimum = plateau.minLR[index], rate > 0, minimum >= rate else { continue }
      let isEach = if case .each = plateau.minLR { true } else { false }
      let (span, path) = own.located(PolicyPlace("min_lr", isEach ? [index] : []))
      findings.warning(
        at: span,
        "\(path): \(minimum.plainText) is not below the lr of group '\(group.name)', "
          + "\(rate.plainText), so that it is never reduced")
    }
  }

  /// What a run follows, or nil where there is no plateau or after reporting why it cannot.
  ///
  /// The policy is the scheduler's, with lengths in steps; nil where they could not be resolved.
  func feedback(
    of spec: Spec, _ facts: DataFacts?, resolved policy: (any Policy)?
  ) -> PlateauFeedback? {
    guard let feedback = scheduler.feedback, let monitor = monitor(feedback.monitor, spec),
      isMeasured(monitor, by: spec, facts)
    else { return nil }
    warnOfMode(monitor, feedback.settings)
    return PlateauFeedback(
      feedback.settings, monitor: monitor, start: policy?.feedback?.start ?? 0)
  }

  /// The place of the scheduler itself, behind its warmup.
  private var own: SchedulerPlace { scheduler.place.behindWarmup }

  /// What is followed, nil for a name that is none.
  private func monitor(_ name: String?, _ spec: Spec) -> Monitor? {
    guard let name else { return spec.train?.options.settings.monitor ?? .validationLoss }
    return MonitoredColumn.all.named(name)?.monitor
  }

  /// Where the argument `monitor` stands, or the scheduler as a whole.
  private var place: (span: SourceSpan, path: SpecPath) {
    own.located(scheduler.feedback?.monitor == nil ? nil : PolicyPlace("monitor"))
  }

  private func isMeasured(_ monitor: Monitor, by spec: Spec, _ facts: DataFacts?) -> Bool {
    let (span, path) = place
    guard monitor.isOfTraining || spec.data?.options.validates == true else {
      findings.error(
        at: span,
        "\(path): there are no samples to measure it on; give data.validation, or "
          + "'monitor: train.loss'")
      return false
    }
    guard let complaint = spec.complaint(about: monitor, facts) else { return true }
    findings.error(at: span, "\(path): \(complaint)")
    return false
  }

  /// PyTorch's default is `min`, which a metric of which more is better does not suit.
  private func warnOfMode(_ monitor: Monitor, _ plateau: PlateauSettings) {
    let usual: PlateauSettings.Mode = monitor.isGreaterBetter ? .max : .min
    guard usual != plateau.mode else { return }
    let better = usual == .max ? "greater" : "smaller"
    findings.warning(
      at: place.span,
      "\(own.path.key("mode")): is \(plateau.mode.rawValue), but what is monitored "
        + "is better when it is \(better); give 'mode: \(usual.rawValue)'")
  }
}
