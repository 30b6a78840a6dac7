package import Declarations

/// Ends trials that are worse than the median of the others.
///
/// What Optuna asks of trials that are complete, `ordered` decisions ask of earlier trials that have
/// come as far and were not pruned until there: those that are complete depend on the order in which
/// trials end.
package struct MedianPruner: Pruner {
  /// What the others are measured by.
  package enum Rule: String, Sendable, CaseIterable {
    /// Their values after as much training.
    case value
    /// The means of all their values until then, as Vizier does.
    case vizier
  }

  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "median", Self(), "Ends trials whose best value is worse than the median of other trials.",
    formula: """
      best of v(1…s)  worse than  median of v'(s) over other trials
      with rule: vizier           median of mean v'(1…s)
      """,
    source: """
      Golovin et al., "Google Vizier: a service for black-box optimization", KDD 2017; Optuna, \
      `MedianPruner`
      """,
    arguments: [
      .optional(\.rule, "rule", .choice("rule"), "what other trials are measured by"),
      .optional(
        \.startupTrials, "startup_trials", .wholeNumber(.notNegative),
        "how many other trials must have come as far"),
      .optional(
        \.warmup, "warmup", .length(.real), "the training that every trial does unhindered"),
      .optional(
        \.interval, "interval", .optional(.training), "what lies between two decisions",
        otherwise: "decides whenever the objective is measured"),
    ])

  /// What the others are measured by.
  package var rule = Rule.value
  /// How many other trials must have come as far.
  package var startupTrials = 5
  /// The training that every trial does unhindered.
  package var warmup: Length = 0
  /// What lies between two decisions; nil for one at every report.
  package var interval: Length?

  /// Those that must have come as far.
  package var neededTrials: (argument: String, count: Int)? { ("startup_trials", startupTrials) }

  private var times: CheckTimes { CheckTimes(warmup, interval) }

  /// The check where one is due.
  package func checks(after history: PruningHistory) -> [PruningCheck] {
    times.check(after: history).map { [$0] } ?? []
  }

  /// When the next check is due.
  package func nextCheck(after resource: Double, of trial: Int) -> Double {
    times.next(after: resource)
  }

  /// Yes: the best value counts.
  package var usesAllReports: Bool { true }

  /// Whether it has come as far and went on from there.
  package func competes(
    _ other: PruningHistory, with trial: Int, at check: PruningCheck, _ order: DecisionOrder
  ) -> Bool {
    guard other.cost(at: check.resource) != nil else { return false }
    return switch order {
    case .ordered: other.pruned.map { !TrainingReach.reaches(check.resource, $0.resource) } ?? true
    case .asap: other.isDone
    }
  }

  /// Compares the best value with the median.
  package func verdict(
    on history: PruningHistory, at check: PruningCheck, against competitors: [PruningHistory]
  ) -> PruningVerdict? {
    guard competitors.count >= max(startupTrials, 1) else { return nil }
    guard let best = Middle.least(history.costs) else {
      return PruningVerdict(isPruned: true, cost: .nan, threshold: nil)
    }
    let costs = competitors.compactMap { cost(of: $0, at: check.resource) }
    return Middle.median(costs).map {
      PruningVerdict(isPruned: best > $0, cost: best, threshold: $0)
    }
  }

  private func cost(of other: PruningHistory, at resource: Double) -> Double? {
    switch rule {
    case .value: other.cost(at: resource)
    case .vizier: Middle.mean(other.costs.prefix(other.count(through: resource)))
    }
  }
}
