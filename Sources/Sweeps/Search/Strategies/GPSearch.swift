package import Declarations
internal import Randomness
internal import RealModule

/// Trials of which a Gaussian process expects the greatest improvement.
///
/// An axis that is inactive counts as standing in its middle. A pruned trial counts as its last value,
/// but as no better than the median of those that are done; a failed one as the worst value there is.
package struct GPSearch: SearchStrategy {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "gp", Self(),
    "Trials of which a Gaussian process expects most; for up to some 500 trials and 15 axes.",
    formula: """
      k = σ² · (1 + s + s²/3) · exp(−s)               s² = 5 · Σ w · (x − x')²
      w, σ², noise = the likeliest, given priors
      x = the greatest log of the expected improvement, beside fantasies of pending trials
      """,
    source: """
      Rasmussen, Williams, "Gaussian processes for machine learning", 2006; Ament et al., \
      "Unexpected improvements to expected improvement", 2023, arXiv:2310.20708; priors as in Optuna
      """,
    arguments: [
      .optional(
        \.startupTrials, "startup_trials", .wholeNumber(.atLeast(1)),
        "finished trials before which trials fill the space evenly"),
      .optional(
        \.candidates, "candidates", .wholeNumber(.within(1, 1e5)),
        "points from the best of which a trial is searched for"),
    ])

  /// Finished trials before which trials fill the space evenly.
  package var startupTrials = 10
  /// Points from the best of which a trial is searched for.
  package var candidates = 2048

  /// Trials that all come before the first one that is proposed.
  package func suspicion(of trials: Int) -> String? {
    suspicion(of: trials, startup: startupTrials)
  }

  /// What makes its proposals for one search.
  package func proposer(_ search: SearchProblem) -> any Proposer { GPProposer(self, search) }
}

private struct GPProposer: Proposer {
  // What is computed grows with the cube of these: of more trials, the best and the latest are
  // looked at, and the kernel is fitted to trials in even steps.
  private static let trialLimit = 512
  private static let fitLimit = 128
  private static let fantasyCount = 128

  private let settings: GPSearch
  private let search: SearchProblem
  private let cube: UnitCube
  private let startup: ScrambledSobol
  private var observations: [Observation] = []

  init(_ settings: GPSearch, _ search: SearchProblem) {
    (self.settings, self.search) = (settings, search)
    cube = UnitCube(space: search.space)
    startup = ScrambledSobol(search)
  }

  mutating func finish(_ observation: Observation) { observations.append(observation) }

  func propose(_ trial: Int, pending: [Point]) -> Point {
    let (points, values) = finished
    guard observations.count >= settings.startupTrials,
      let improvement = improvement(trial, points, values, pending.suffix(Self.fitLimit))
    else {
      return startup.point(trial)
    }
    let axes = search.space.axes.count
    let sequence = ScrambledSobol(search, trial: trial + 1, firstPart: axes)
    var stream = search.stream(trial, part: 3 * axes)
    let best = values.indices.max { values[$0] < values[$1] } ?? 0
    // Where options are inactive, any will do.
    let known = points[best].map { max($0, 0) }
    let climb = ImprovementClimb(
      cube: cube, improvement: improvement, pointCount: settings.candidates)
    return cube.point(climb.best(sequence, known: known, &stream))
  }

  private func improvement(
    _ trial: Int, _ points: [[Double]], _ values: [Double], _ pending: ArraySlice<Point>
  ) -> ExpectedImprovement? {
    let fitCount = min(values.count, Self.fitLimit)
    let fitted = (0..<fitCount).map { $0 * values.count / fitCount }
    let fit = KernelFit(
      points: fitted.map { points[$0] }, values: fitted.map { values[$0] }, isOption: cube.isOption)
    let axes = search.space.axes.count
    let sequence = ScrambledSobol(search, trial: trial + 1, firstPart: 3 * axes + 1)
    let dimensions = pending.indices.map { sequence.dimension($0 - pending.startIndex) }
    let normals = (0..<(pending.isEmpty ? 1 : Self.fantasyCount)).map { index in
      // The middle of a cell, so that no number is infinite.
      dimensions.map { NormalDistribution.quantile($0.value(index) + 0x1p-33) }
    }
    return ExpectedImprovement(
      fit.best(), points, values, pending: pending.map(cube.embedding), normals: normals)
  }

  // Where finished trials stand and their values, standardised so that greater is better.
  private var finished: (points: [[Double]], values: [Double]) {
    let kept = kept
    let values = values(of: kept)
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    let variance =
      values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count))
    let spread = variance > 0 ? variance.squareRoot() : 1
    return (kept.map { cube.embedding($0.point) }, values.map { ($0 - mean) / spread })
  }

  private var kept: [Observation] {
    guard observations.count > Self.trialLimit else { return observations }
    let latest = observations.count - Self.trialLimit / 2
    let ranks = observations.indices.map { trial in
      TrialRank(observations[trial].outcome, search.direction, trial: trial)
    }
    let best = Set(ranks.sorted().prefix(Self.trialLimit / 2).map(\.trial))
    return observations.indices.filter { $0 >= latest || best.contains($0) }
      .map { observations[$0] }
  }

  private func values(of observations: [Observation]) -> [Double] {
    let done = observations.compactMap { observation in
      if case .done(let value) = observation.outcome { gain(value) } else { nil }
    }.sorted()
    let (worst, median) = (done.first ?? 0, done.isEmpty ? 0 : done[done.count / 2])
    return observations.map { observation in
      switch observation.outcome {
      case .done(let value): gain(value) ?? worst
      case .pruned(_, let value): gain(value).map { min($0, median) } ?? worst
      case .failed: worst
      }
    }
  }

  // The value such that greater is better, within bounds whose squares are finite.
  private func gain(_ value: Double) -> Double? {
    value.isFinite ? min(max(-search.direction.cost(of: value), -1e100), 1e100) : nil
  }
}
