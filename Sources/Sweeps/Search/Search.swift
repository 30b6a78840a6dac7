/// A search under way: proposes trials in the order of their numbers and takes what becomes of them
/// in any order.
///
/// Trial i is proposed from the outcomes of trials 0…i − lag alone; those between are pending. So the
/// trials are the same for any number of jobs up to the lag and for any order of ending.
package struct Search: Sendable {
  /// How far behind a proposal the trials lie that it is made from, at least 1.
  package let lag: Int
  /// The points of the trials so far.
  package private(set) var points: [Point] = []
  private var outcomes: [Outcome?] = []
  private var proposer: any Proposer
  private var finishedCount = 0

  /// Starts a search.
  package init(_ strategy: any SearchStrategy, _ problem: SearchProblem, lag: Int = 8) {
    precondition(lag >= 1, "a proposal is made from earlier trials only")
    // Without a look back no trial has to be waited for.
    self.lag = strategy.looksBack ? lag : .max
    proposer = strategy.proposer(problem)
  }

  /// Whether the outcomes are known that the next proposal is made from.
  package var canPropose: Bool { knownCount > points.count - lag }

  /// The next trial's point.
  ///
  /// - Precondition: ``canPropose``.
  package mutating func propose() -> Point {
    precondition(canPropose, "trial \(points.count - lag) has not ended")
    let trial = points.count
    while finishedCount <= trial - lag, let outcome = outcomes[finishedCount] {
      proposer.finish(Observation(points[finishedCount], outcome))
      finishedCount += 1
    }
    let point = proposer.propose(trial, pending: Array(points[finishedCount...]))
    adopt(point)
    return point
  }

  /// Takes the point that the next trial is known to have had, instead of proposing it again.
  package mutating func adopt(_ point: Point) {
    points.append(point)
    outcomes.append(nil)
  }

  /// Takes what became of a trial.
  package mutating func record(_ outcome: Outcome, of trial: Int) {
    outcomes[trial] = outcome
    while knownCount < outcomes.count, outcomes[knownCount] != nil { knownCount += 1 }
  }

  // How many trials from the first on have ended.
  private var knownCount = 0
}
