internal import Experiments

/// A run that was prepared and waits for its turn.
package struct QueuedRun {
  private enum State {
    /// The only run, as it was prepared.
    case prepared(PreparedRun)
    /// One of several, without its samples and weights: only one run's are in memory at a time.
    case waiting(SpecReading, Experiment, Identity, DataMemory?)
  }

  private let state: State

  /// Puts a run aside.
  package init(_ run: PreparedRun, isAlone: Bool) {
    state =
      isAlone
      ? .prepared(run) : .waiting(run.reading, run.experiment, run.identity, run.memory)
  }

  /// The run, its samples and weights loaded again where they were let go of; samples that are known from
  /// before are read when they are needed.
  ///
  /// - Throws: `PreparationError` for files that are gone, or are not those that were checked.
  package func load() throws(PreparationError) -> PreparedRun {
    switch state {
    case .prepared(let run): return run
    case .waiting(let reading, let experiment, let identity, let memory):
      return try PreparedRun(loading: .facts, for: experiment, reading, memory, as: identity)
    }
  }
}
