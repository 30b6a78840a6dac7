internal import Experiments
internal import Schedules
internal import Training

/// Tells before each update whether the run is to be saved.
struct CheckpointClock {
  private var pacer: Pacer?
  private let extent: Extent?
  private let epochs: EpochTable?
  private var last: Int

  /// Begins to count at an update.
  init(_ experiment: Experiment, at step: Int) {
    extent = experiment.checkpointEvery
    epochs = experiment.clock.epochTable
    last = step
    if case .seconds(let seconds) = experiment.train.options.checkpointEvery {
      pacer = Pacer(interval: .seconds(seconds))
    }
  }

  /// Whether a checkpoint is due, with so many updates done.
  mutating func isDue(at step: Int) -> Bool {
    guard let extent, let epochs else { return pacer?.isDue() ?? false }
    guard step > last, extent.ends(after: step - 1, in: epochs) else { return false }
    last = step
    return true
  }
}
