public import Engine

/// How a run has ended.
public enum Outcome: Sendable, Hashable {
  /// All its steps are done.
  case done(Summary)
  /// A loss was not finite at the update numbered `step` from 0, which was not applied if it was
  /// the loss of a batch.
  case diverged(step: Int, loss: Double, Summary)
  /// All its steps are done, the last of which, numbered from 0, has left weights that are not finite:
  /// the last, or those that the settings ask for.
  case divergedWeights(step: Int, Summary)
  /// It was asked to stop, and can be resumed where it is.
  case stopped(Summary)
  /// The machine could not do its next update, for the reason that the error gives.
  case failed(EngineError, Summary)

  /// What came out of the run.
  public var summary: Summary {
    switch self {
    case .done(let summary), .diverged(_, _, let summary), .divergedWeights(_, let summary),
      .stopped(let summary), .failed(_, let summary):
      summary
    }
  }
}
