/// Whose reports a decision about a trial is made from.
package enum DecisionOrder: String, Sendable, CaseIterable {
  /// Those of the trials before it, each of which it waits for: the same for any number of jobs.
  case ordered
  /// Those of all trials, as far as they have come.
  case asap
}
