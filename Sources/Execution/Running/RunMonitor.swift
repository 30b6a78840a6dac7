internal import Experiments
internal import Messages
internal import Networks
internal import Optimizers
internal import Results
internal import Schedules
internal import Training

/// Turns a trainer's events into progress for people.
struct RunMonitor {
  private var line = ProgressLine()
  private let metrics: [String]
  private let bases: [[Knob: Double]]
  private let followed: Monitor
  private let start = ContinuousClock.now

  /// Begins to watch a run that has done so many updates.
  init(_ experiment: Experiment, at step: Int) {
    bases = experiment.timetable.bases
    followed = experiment.train.options.settings.monitor
    metrics = ["loss"] + experiment.metrics.map(\.name)
    line.steps = experiment.steps
    line.stepsBefore = step
    if case .epochs(let count) = experiment.train.length.value { line.epochs = count }
  }

  /// Where the run stands after an event, if the event moves anything.
  mutating func line(after event: TrainingEvent) -> ProgressLine? {
    switch event {
    case .row: return nil
    case .evaluation(_, let evaluation):
      line.metrics = zip(metrics, [evaluation.loss] + evaluation.metrics).map {
        (name: "validation.\($0)", value: $1)
      }
      note(line.metrics.first { $0.name == followed.column })
      return nil
    case .progress(let progress):
      line.step = progress.step
      line.epoch = progress.epoch
      line.loss = progress.loss
      line.course.append(progress.loss)
      line.learningRates = values(of: .learningRate, progress.hyperparameters)
      line.momenta = values(of: .momentum, progress.hyperparameters)
      line.elapsed = start.duration(to: .now) / .seconds(1)
      return line
    }
  }

  /// Notes what is followed, where it is the best so far.
  private mutating func note(_ new: (name: String, value: Double)?) {
    guard let new, new.value.isFinite else { return }
    guard let best = line.best else {
      line.best = new
      return
    }
    if followed.isGreaterBetter ? new.value > best.value : new.value < best.value {
      line.best = new
    }
  }

  /// The values of a knob in the groups that have it.
  private func values(of knob: Knob, _ groups: [Hyperparameters]) -> [Double] {
    zip(bases, groups).filter { $0.0[knob] != nil }.map { $0.1[knob] }
  }
}
