internal import Experiments

/// A run that was prepared and waits for its turn, if others do too without its samples and weights:
/// only one run's are in memory at a time.
package struct QueuedRun {
  private let run: PreparedRun?
  private let reading: SpecReading
  private let experiment: Experiment
  private let identity: Identity

  /// Puts a run aside.
  package init(_ run: PreparedRun, isAlone: Bool) {
    self.run = isAlone ? run : nil
    (reading, experiment, identity) = (run.reading, run.experiment, run.identity)
  }

  /// The run, its samples and weights loaded again.
  ///
  /// - Throws: `PreparationError` for files that are gone, or are not those that were checked.
  package func load() throws(PreparationError) -> PreparedRun {
    if let run { return run }
    var reading = reading
    let (data, weights) = (reading.samples(), reading.weights(for: experiment.network))
    guard let data, !reading.hasErrors else { throw reading.error }
    let run = PreparedRun(reading: reading, experiment: experiment, data: data, weights: weights)
    guard run.identity == identity else {
      throw PreparationError([Problem(at: reading.path, Message.changedInputs, .invalidData)])
    }
    return run
  }
}
