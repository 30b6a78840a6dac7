internal import Experiments
internal import Networks
internal import Optimizers
internal import Results
internal import Schedules
internal import Training

/// Turns a trainer's events into progress for people.
struct RunMonitor {
  private var line = ProgressLine()
  private let metrics: [String]
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastMilestone: ContinuousClock.Instant

  /// The time between two lines in a log.
  private static let milestoneInterval = Swift.Duration.seconds(5)

  init(_ experiment: Experiment) {
    metrics = ["loss"] + experiment.metrics.map(\.rawValue)
    line.steps = experiment.steps
    if case .epochs(let count)? = experiment.spec.train?.length.value { line.epochs = count }
    start = clock.now
    lastMilestone = start
  }

  /// The progress to show after an event, if it moves anything.
  mutating func progress(after event: TrainingEvent) -> RunProgress? {
    switch event {
    case .row: return nil
    case .evaluation(_, let evaluation):
      line.metrics = zip(metrics, [evaluation.loss] + evaluation.metrics).map {
        ProgressLine.Metric("validation.\($0)", $1)
      }
      return nil
    case .progress(let progress):
      line.step = progress.step
      line.epoch = progress.epoch
      line.loss = progress.loss
      line.learningRates = progress.hyperparameters.map(\.learningRate)
      line.momenta = progress.hyperparameters.map { $0[.momentum] }
      line.elapsed = start.duration(to: clock.now) / .seconds(1)
      return RunProgress(line, isMilestone: isMilestone())
    }
  }

  /// Whether enough time has gone by for another line in a log.
  private mutating func isMilestone() -> Bool {
    let now = clock.now
    guard lastMilestone.duration(to: now) >= Self.milestoneInterval else { return false }
    lastMilestone = now
    return true
  }
}
