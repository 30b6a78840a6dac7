package import Declarations

/// Trials drawn independently of one another.
package struct RandomSearch: SearchStrategy {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "random", Self(), "Trials drawn independently of one another.",
    source: """
      Bergstra, Bengio, "Random search for hyper-parameter optimization", JMLR 2012
      """)

  /// It does not: a trial follows from its number.
  package var looksBack: Bool { false }

  /// What makes its proposals for one search.
  package func proposer(_ search: SearchProblem) -> any Proposer { RandomProposer(search: search) }
}

private struct RandomProposer: Proposer {
  let search: SearchProblem

  mutating func finish(_ observation: Observation) {}

  mutating func propose(_ trial: Int, pending: [Point]) -> Point { search.randomPoint(trial) }
}
