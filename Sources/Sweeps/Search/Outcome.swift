/// What became of a trial, as far as a search cares.
package enum Outcome: Sendable, Hashable {
  /// It ended, with this value of the objective.
  case done(Double)
  /// It was pruned: the last step that it reported, and the value of the objective there.
  case pruned(step: Int, value: Double)
  /// It failed or diverged, which counts as worse than any value.
  case failed
}
