package import Declarations

/// Trials that fill the space evenly: a scrambled Sobol sequence.
///
/// Every axis has a dimension of its own, in the order of the spec, whether it is active or not, so a
/// condition on one axis does not move the others.
package struct SobolSearch: SearchStrategy {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "sobol", Self(),
    "Trials that fill the space evenly, best where their number is a power of two.",
    formula: "x = Sobol point of the trial's number, scrambled by the seed",
    source: """
      Joe, Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. \
      Sci. Comput. 2008; scrambled as in Matoušek, "On the L2-discrepancy for anchored boxes", \
      J. Complexity 1998
      """)

  /// It does not: a trial follows from its number.
  package var looksBack: Bool { false }

  /// What makes its proposals for one search.
  package func proposer(_ search: SearchProblem) -> any Proposer {
    SobolProposer(sequence: ScrambledSobol(search))
  }

  /// Points of a number that is no power of two are not balanced.
  package func suspicion(of trials: Int) -> String? {
    guard trials & (trials - 1) != 0 else { return nil }
    let power = 1 << (Int.bitWidth - trials.leadingZeroBitCount)
    return "Sobol points are balanced where their number is a power of two: use \(power / 2) or "
      + "\(power)"
  }

  /// Why it cannot search a space: there are more axes than dimensions.
  package func complaint(about space: SearchSpace) -> String? {
    let limit = DirectionNumbers.dimensions
    return space.axes.count <= limit
      ? nil : "has \(limit) dimensions, but the space has \(space.axes.count) axes"
  }
}

private struct SobolProposer: Proposer {
  let sequence: ScrambledSobol

  mutating func finish(_ observation: Observation) {}

  mutating func propose(_ trial: Int, pending: [Point]) -> Point { sequence.point(trial) }
}
