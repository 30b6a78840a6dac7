/// What a trial is told that waits after a report.
package struct PruningAnswer: Sendable, Hashable {
  /// The trial's number.
  package let trial: Int
  /// The decisions, in order; with the last of them it is pruned, or it goes on.
  package let decisions: [PruningDecision]
  /// The training with which it asks again.
  package let next: Double

  /// Makes an answer.
  package init(trial: Int, decisions: [PruningDecision], next: Double) {
    (self.trial, self.decisions, self.next) = (trial, decisions, next)
  }

  /// The decision by which the trial is pruned; nil if it goes on.
  package var pruning: PruningDecision? { decisions.last.flatMap { $0.isPruned ? $0 : nil } }
}
