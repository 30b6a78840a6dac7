package import Declarations

extension Trainer {
  /// The run as a longer one would be after the same updates.
  ///
  /// It has neither the evaluation nor the row that only its end asks for. As ``momentarySnapshot`` it must be
  /// gone before the next update.
  package var unendedSnapshot: TrainingSnapshot { momentarySnapshot(of: unended ?? carried) }

  /// Whether the evaluation after the last update was the best so far.
  package var isAtBest: Bool { bestStep == state.step }

  /// Takes over what a run of another length, or of another schedule, has kept, and goes on from there.
  ///
  /// Where that run was ended by early stopping, evaluations without improvement are counted anew; learning
  /// rates that fall on a plateau begin at this run's where that one had none.
  ///
  /// - Throws: `ArgumentError` for a snapshot that does not fit; the trainer is then of no use.
  package func goOn(from snapshot: TrainingSnapshot) throws(ArgumentError) {
    try restore(snapshot, isGoingOn: true)
    if state.isStoppedEarly { watch.state.evaluationsSince = 0 }
    (state.isStoppedEarly, state.hasLostLoss) = (false, false)
  }
}
