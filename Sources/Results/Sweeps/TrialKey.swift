/// A trial as a line of a journal names it: its number, and the run that the number stood for.
///
/// In a search a number may stand for another run later: where a trial that had failed succeeds, other
/// points follow.
package struct TrialKey: Sendable, Hashable {
  /// The trial's number.
  package let number: Int
  /// The ID of its run; nil in lines of earlier versions, which do not say it.
  package let id: String?

  /// Names a trial.
  package init(_ number: Int, _ id: String?) { (self.number, self.id) = (number, id) }
}
