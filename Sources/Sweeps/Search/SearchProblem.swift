/// What is searched: where, with which random numbers, and for what.
package struct SearchProblem: Sendable {
  /// The axes.
  package let space: SearchSpace
  /// What all random numbers of the search are made from.
  package let seed: UInt64
  /// Which values of the objective are better.
  package let direction: SearchDirection

  /// Makes a problem.
  package init(space: SearchSpace, seed: UInt64, direction: SearchDirection) {
    (self.space, self.seed, self.direction) = (space, seed, direction)
  }
}
