/// Which trials a sweep has: those of its cells, and those that follow from what trials came to.
///
/// Outcomes are taken in any order and count in the order of the trials' numbers, so that the trials
/// are a function of the plan's arguments and of the outcomes alone.
package struct TrialPlan: Sendable {
  /// Where cells come from.
  package enum Cells: Sendable {
    /// They are known, by their numbers.
    case listed([Int])
    /// So many are proposed, one after another.
    case searched(Search, count: Int)
  }

  /// The trials so far; a trial's number is its place.
  package private(set) var trials: [PlannedTrial] = []
  /// How many seeds each cell is run with.
  package let repeats: Int

  private let race: Race?
  private var test = SignFlipTest()
  private let confirm: Confirm?
  private let direction: SearchDirection
  private var cells: [Int]
  private var search: Search?
  private let cellCount: Int
  private var places: [Int: Int] = [:]
  private var progress: [CellProgress] = []
  private var outcomes: [Outcome?] = []
  // Trials before this one count.
  private var counted = 0
  private var round = 0
  // Of a search with a race: cells with repeats to come, and the best of those that have all.
  private var openCount = 0
  private var bestWhole: Int?
  private var isConfirming = false

  /// Makes the plan of some cells.
  package init(
    _ cells: Cells, repeats: Int, race: Race? = nil, confirm: Confirm? = nil,
    direction: SearchDirection
  ) {
    (self.repeats, self.race, self.confirm, self.direction) = (repeats, race, confirm, direction)
    switch cells {
    case .listed(let numbers): (self.cells, search, cellCount) = (numbers, nil, numbers.count)
    case .searched(let search, let count):
      (self.cells, self.search, cellCount) = ([], search, count)
    }
    for (place, cell) in self.cells.enumerated() { begin(cell, at: place) }
    if search == nil, race == nil {
      for cell in self.cells { append(cell, 0..<repeats) }
    } else if search == nil {
      for cell in self.cells { append(cell, 0..<1) }
    }
    advance()
  }

  /// How many cells of a search may be under way, where that is limited.
  package var lag: Int? { search.flatMap { $0.lag == .max ? nil : $0.lag } }

  /// The points of a search, one a cell.
  package var points: [Point] { search?.points ?? [] }

  /// Whether a trial confirms a cell that was chosen.
  package func confirms(_ trial: PlannedTrial) -> Bool { trial.repetition >= repeats }

  /// Whether the best cells are confirmed.
  package var hasConfirmation: Bool { confirm != nil }

  /// Whether the remaining repeats of a cell were given up.
  package func isDropped(_ cell: Int) -> Bool {
    places[cell].map { progress[$0].isDropped } ?? false
  }

  /// Whether no trial will be added.
  package var isComplete: Bool { hasAllRepeats && (confirm == nil || isConfirming) }

  /// How many trials there will be at most.
  package var most: Int {
    let confirming = confirm.map { min($0.top, cellCount).saturatingProduct(with: $0.repeats) } ?? 0
    if isComplete { return trials.count }
    let (sum, isBeyond) = cellCount.saturatingProduct(with: repeats)
      .addingReportingOverflow(confirming)
    return isBeyond ? .max : sum
  }

  /// Takes what became of a trial; trials that follow from it are added.
  package mutating func record(_ outcome: Outcome, of number: Int) {
    guard outcomes[number] == nil else { return }
    outcomes[number] = outcome
    advance()
  }

  private mutating func begin(_ cell: Int, at place: Int) {
    places[cell] = place
    progress.append(CellProgress(repeats: repeats))
  }

  private mutating func append(_ cell: Int, _ repetitions: Range<Int>) {
    trials += repetitions.map { PlannedTrial(cell: cell, repetition: $0) }
    outcomes += repetitions.map { _ in nil }
  }

  /// Counts outcomes as far as they are known without a gap, and adds what follows from them.
  private mutating func advance() {
    propose()
    while counted < trials.count, let outcome = outcomes[counted] {
      let trial = trials[counted]
      counted += 1
      guard !confirms(trial), let place = places[trial.cell] else { continue }
      progress[place].outcomes[trial.repetition] = outcome
      if search != nil { continueSearch(trial, at: place) } else { endRoundIfDue() }
    }
    if hasAllRepeats, counted == trials.count, let confirm, !isConfirming {
      isConfirming = true
      for cell in best(confirm.top) { append(cell, repeats..<repeats + confirm.repeats) }
    }
  }

  private var hasAllRepeats: Bool {
    if let search {
      guard search.points.count == cellCount else { return false }
      return race == nil || openCount == 0
    }
    return race == nil || round >= repeats
  }
}

// Searches.
extension TrialPlan {
  private mutating func propose() {
    while let count = search?.points.count, count < cellCount, search?.canPropose == true {
      _ = search?.propose()
      cells.append(count)
      begin(count, at: count)
      openCount += 1
      append(count, 0..<(race == nil ? repeats : 1))
    }
  }

  private mutating func continueSearch(_ trial: PlannedTrial, at place: Int) {
    if race != nil, trial.repetition + 1 < repeats {
      let isDropped = progress[place].lacksValue || isWorseThanBest(place)
      progress[place].isDropped = isDropped
      if !progress[place].isDropped {
        append(trial.cell, trial.repetition + 1..<trial.repetition + 2)
      }
    }
    guard progress[place].isDropped || !progress[place].outcomes.contains(nil) else { return }
    openCount -= 1
    noteWhole(place)
    search?.record(progress[place].outcome, of: place)
    propose()
  }

  /// Whether a cell is worse than the best of those that have all their repeats.
  private mutating func isWorseThanBest(_ place: Int) -> Bool {
    guard let race, let best = bestWhole else { return false }
    let (own, other) = (costs(place), costs(best))
    return race.drops(own, best: other, &test)
  }

  private mutating func noteWhole(_ place: Int) {
    guard race != nil, !progress[place].isDropped, !progress[place].lacksValue else { return }
    if let best = bestWhole, ranked([min(best, place), max(best, place)]).first == best { return }
    bestWhole = place
  }
}

// Races of cells that are known.
extension TrialPlan {
  private mutating func endRoundIfDue() {
    guard let race, counted == trials.count, round < repeats else { return }
    round += 1
    let alive = progress.indices.filter { !progress[$0].isDropped }
    guard round < repeats, let best = ranked(alive).first else {
      round = repeats
      return
    }
    let bestCosts = costs(best)
    for place in alive where place != best {
      let own = costs(place)
      progress[place].isDropped =
        progress[place].lacksValue || race.drops(own, best: bestCosts, &test)
    }
    for place in alive where !progress[place].isDropped { append(cells[place], round..<round + 1) }
  }
}

// The best cells.
extension TrialPlan {
  private func costs(_ place: Int) -> [Double?] {
    progress[place].values.map { $0.map { direction == .minimize ? $0 : -$0 } }
  }

  /// Cells in the order of their means, those of which a value is lacking last; those that have none
  /// are left out.
  private func ranked(_ places: [Int]) -> [Int] {
    let ranks = CellStatistics.ranks(
      places.map { CellStatistics(progress[$0].values.compactMap(\.self)) },
      tiers: places.map { progress[$0].isDropped || progress[$0].lacksValue ? 1 : 0 },
      isGreaterBetter: direction == .maximize)
    let found = zip(places, ranks).compactMap { place, rank in rank.map { ($0, place) } }
    return found.sorted { $0 < $1 }.map(\.1)
  }

  private func best(_ count: Int) -> [Int] {
    ranked(Array(progress.indices)).prefix(count).map { cells[$0] }
  }
}
