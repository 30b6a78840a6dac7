/// A trial of a plan: which cell it is a run of, and with which of its seeds.
package struct PlannedTrial: Sendable, Hashable {
  /// The cell.
  package let cell: Int
  /// Which of the cell's repeats it is, from 0; those after the repeats of a cell confirm it.
  package let repetition: Int

  /// Makes a trial.
  package init(cell: Int, repetition: Int) { (self.cell, self.repetition) = (cell, repetition) }
}
