package import Declarations

/// Trials like the better ones so far and unlike the others: the tree-structured Parzen estimator.
///
/// Axes that are always active together are modelled together, by mixtures of products. Where Optuna
/// begins with random trials, this begins with those of `sobol`: no worse at a lag of 1, better at 8.
package struct TPESearch: SearchStrategy {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "tpe", Self(), "Trials like the better ones so far and unlike the others.",
    formula: """
      l = density of the best min(⌈n/10⌉, 25) of n finished trials
      g = density of the other trials, pending ones among them
      x = the one with the greatest l(x)/g(x) of `candidates` drawn from l
      """,
    source: """
      Bergstra, Bardenet, Bengio, Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011; \
      constants and kernels as in Optuna 5
      """,
    arguments: [
      .optional(
        \.startupTrials, "startup_trials", .wholeNumber(.atLeast(1)),
        "finished trials before which trials fill the space evenly"),
      .optional(
        \.candidates, "candidates", .wholeNumber(.within(1, 1e5)),
        "points that a trial is chosen from"),
    ])

  /// Finished trials before which trials fill the space evenly.
  package var startupTrials = 10
  /// Points that a trial is chosen from.
  package var candidates = 24

  /// Trials that all come before the first one that is proposed.
  package func suspicion(of trials: Int) -> String? {
    suspicion(of: trials, startup: startupTrials)
  }

  /// What makes its proposals for one search.
  package func proposer(_ search: SearchProblem) -> any Proposer { TPEProposer(self, search) }

  /// How many of some finished trials are the better ones.
  static func betterCount(of count: Int) -> Int { min((count + 9) / 10, 25) }
}

private struct TPEProposer: Proposer {
  private let settings: TPESearch
  private let search: SearchProblem
  private let startup: ScrambledSobol
  // The finished trials, then those that were pending at the last proposal.
  private var points: [Point] = []
  private var finishedCount = 0
  private var ranks: [TrialRank] = []
  private var unranked: [TrialRank] = []
  private var groups: [ParzenGroup] = []
  // The place of each axis's group.
  private let groupPlaces: [Int]

  init(_ settings: TPESearch, _ search: SearchProblem) {
    (self.settings, self.search) = (settings, search)
    startup = ScrambledSobol(search)
    let groups = search.space.groups
    groupPlaces = search.space.axes.indices.map { axis in
      groups.firstIndex { $0.contains(axis) } ?? 0
    }
    forgetMixtures()
  }

  private mutating func forgetMixtures() {
    groups = search.space.groups.map { ParzenGroup(search.space, $0) }
  }

  mutating func finish(_ observation: Observation) {
    unranked.append(
      TrialRank(observation.outcome, search.direction, trial: finishedCount))
    place(observation.point, at: finishedCount)
    finishedCount += 1
  }

  // A trial that was pending before is where it was, unless the caller says otherwise.
  private mutating func place(_ point: Point, at trial: Int) {
    if trial < points.count, points[trial] == point { return }
    truncate(to: trial)
    points.append(point)
  }

  private mutating func truncate(to count: Int) {
    guard count < points.count else { return }
    points.removeSubrange(count...)
    forgetMixtures()
  }

  private mutating func rank() {
    if unranked.count > 32 {
      ranks = (ranks + unranked).sorted()
    } else {
      for rank in unranked { ranks.insert(rank, at: place(of: rank)) }
    }
    unranked = []
  }

  private func place(of rank: TrialRank) -> Int {
    var (low, high) = (0, ranks.count)
    while low < high {
      let middle = (low + high) / 2
      if ranks[middle] < rank { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func propose(_ trial: Int, pending: [Point]) -> Point {
    for (offset, point) in pending.enumerated() { place(point, at: finishedCount + offset) }
    truncate(to: finishedCount + pending.count)
    guard finishedCount >= settings.startupTrials else { return startup.point(trial) }
    rank()
    let better = Set(ranks.prefix(TPESearch.betterCount(of: finishedCount)).map(\.trial))
    var values = search.space.scales.map(\.onlyValue)
    return search.space.point { axis in
      if let value = values[axis] { return value }
      let place = groupPlaces[axis]
      for (axis, value) in proposeGroup(place, trial, better) { values[axis] = value }
      return values[axis] ?? .option(0)
    }
  }

  private mutating func proposeGroup(
    _ place: Int, _ trial: Int, _ better: Set<Int>
  ) -> [(axis: Int, value: AxisValue)] {
    groups[place].update(points, below: better)
    var stream = search.stream(trial, part: search.space.axes.count + place)
    let chosen = groups[place].propose(candidates: settings.candidates, &stream)
    return zip(groups[place].axes, chosen).map { axis, coordinate in
      (axis, search.space.scales[axis].value(at: coordinate))
    }
  }
}
