/// One run of a sweep.
package struct Trial: Sendable, Hashable {
  /// Its place among the trials of the sweep, from 0.
  package let number: Int
  /// The cell of the grid that it is a run of.
  let cell: Int
  /// Which of the cell's runs it is.
  let repetition: Int
  /// What tells the run from others, in 64 hexadecimal digits.
  let digest: String

  /// The name of the run's folder.
  package var id: String { Identity.id(of: digest) }
}
