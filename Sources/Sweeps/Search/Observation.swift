/// A trial whose end is known.
package struct Observation: Sendable, Hashable {
  /// Where it was.
  package let point: Point
  /// What became of it.
  package let outcome: Outcome

  /// Makes the observation of a trial.
  package init(_ point: Point, _ outcome: Outcome) { (self.point, self.outcome) = (point, outcome) }
}
