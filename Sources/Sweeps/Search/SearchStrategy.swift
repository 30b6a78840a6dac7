package import Declarations

/// How a search chooses the next trial: `random`, `sobol`, `tpe`, ….
package protocol SearchStrategy: Declared {
  /// What makes its proposals for one search.
  func proposer(_ search: SearchProblem) -> any Proposer

  /// Whether what it proposes depends on what earlier trials came to.
  var looksBack: Bool { get }

  /// What is odd about so many trials, beginning in lower case; nil where nothing is.
  func suspicion(of trials: Int) -> String?

  /// Why it cannot search a space, beginning in lower case; nil where it can.
  func complaint(about space: SearchSpace) -> String?
}

extension SearchStrategy {
  /// Proposals depend on earlier trials unless a strategy says otherwise.
  package var looksBack: Bool { true }

  /// Nothing: any number of trials will do.
  package func suspicion(of trials: Int) -> String? { nil }

  /// What is odd about trials that all fill the space evenly, as so many do before others follow from them.
  func suspicion(of trials: Int, startup: Int) -> String? {
    guard trials <= startup else { return nil }
    return
      "no trial follows from others: the first \(startup) (startup_trials) fill the space evenly"
  }

  /// Nothing: every space can be searched.
  package func complaint(about space: SearchSpace) -> String? { nil }

  /// Proposes a trial: a function of the arguments alone.
  ///
  /// - Parameters:
  ///   - trial: The number of the trial, from 0.
  ///   - search: What is searched.
  ///   - finished: Trials 0, 1, … that have ended, in the order of their numbers.
  ///   - pending: The points of the trials after those, up to this one.
  /// - Returns: The trial's point.
  package func propose(
    _ trial: Int, _ search: SearchProblem, finished: [Observation], pending: [Point]
  ) -> Point {
    var proposer = proposer(search)
    finished.forEach { proposer.finish($0) }
    return proposer.propose(trial, pending: pending)
  }
}
