internal import Experiments
internal import Training

/// Tells before each update whether the run is to be saved.
struct CheckpointClock {
  private var pacer: Pacer?
  private let every: Int?
  private var last: Int

  /// Begins to count at an update.
  init(_ experiment: Experiment, at step: Int) {
    every = experiment.checkpointEvery
    last = step
    if case .seconds(let seconds)? = experiment.spec.train?.checkpointPace {
      pacer = Pacer(interval: .seconds(seconds))
    }
  }

  /// Whether a checkpoint is due, with so many updates done.
  mutating func isDue(at step: Int) -> Bool {
    if let every {
      guard step >= last + every else { return false }
      last = step
      return true
    }
    return pacer?.isDue() ?? false
  }
}
