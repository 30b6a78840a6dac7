/// The objective of one of a cell's trials, and the seed by which it is paired with other cells'.
package struct SeededValue: Sendable, Hashable {
  /// The seed.
  package let seed: Int
  /// The objective; finite.
  package let value: Double

  /// Makes the value of a seed.
  package init(seed: Int, value: Double) { (self.seed, self.value) = (seed, value) }
}
