/// How good a finished trial is: done before pruned before failed.
struct TrialRank: Comparable, Sendable {
  private let tier: Int
  private let first: Double
  private let second: Double
  let trial: Int

  /// Ranks by cost where the trial was done, by the last step and then the cost there where pruned.
  ///
  /// What is not finite counts as failed.
  init(_ outcome: Outcome, _ direction: SearchDirection, trial: Int) {
    self.trial = trial
    switch outcome {
    case .done(let value) where value.isFinite:
      (tier, first, second) = (0, direction.cost(of: value), 0)
    case .pruned(let step, let value):
      let cost = value.isFinite ? direction.cost(of: value) : .infinity
      (tier, first, second) = (1, -Double(step), cost)
    case .done, .failed: (tier, first, second) = (2, 0, 0)
    }
  }

  /// Whether a trial is better, or as good and earlier.
  static func < (a: TrialRank, b: TrialRank) -> Bool {
    if a.tier != b.tier { return a.tier < b.tier }
    if a.first != b.first { return a.first < b.first }
    if a.second != b.second { return a.second < b.second }
    return a.trial < b.trial
  }
}
