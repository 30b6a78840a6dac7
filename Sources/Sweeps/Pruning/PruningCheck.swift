/// A place at which a pruner decides about a trial.
package struct PruningCheck: Sendable, Hashable {
  /// The training that the trial has done.
  package let resource: Double
  /// The rung that it has reached, from 0, where the rule has rungs.
  package let rung: Int?
  /// The bracket of the rungs, where there are several.
  package let bracket: Int?

  /// Makes a check.
  package init(resource: Double, rung: Int? = nil, bracket: Int? = nil) {
    (self.resource, self.rung, self.bracket) = (resource, rung, bracket)
  }
}
