package import Declarations

/// Ends trials that have not improved for some time, where another pruner would end them, too.
package struct PatientPruner: Pruner {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "patient", Self(),
    "Ends trials that no longer improve; with another pruner, where that would end them.",
    formula: """
      best of the values before the last patience + 1, worsened by min_delta,
      better than the best of the last patience + 1
      """,
    source: "Optuna, `PatientPruner`",
    arguments: [
      .required(
        \.patience, "patience", .wholeNumber(.within(0, 1e9)),
        "measurements without improvement that are waited for", example: "3"),
      .optional(
        \.minDelta, "min_delta", .number(.notNegative),
        "by how much a value may be worse than the best one"),
      .optional(
        \.pruner, "pruner", .optional(.pruner), "what must want to end the trial as well",
        otherwise: "none"),
    ])

  /// Measurements without improvement that are waited for.
  package var patience = 1
  /// By how much a value may be worse than the best one.
  package var minDelta = 0.0
  /// What must want to end the trial as well.
  package var pruner: (any Pruner)?

  /// That it stands in itself, or what is wrong with the other pruner.
  package var problems: [ArgumentError] {
    if pruner is PatientPruner {
      return [ArgumentError(argument: "pruner", message: "patient stands in no other patient")]
    }
    return (pruner?.problems ?? []).map {
      ArgumentError(argument: "pruner", message: "\($0.argument) \($0.message)")
    }
  }

  /// Those of the other pruner.
  package var neededTrials: (argument: String, count: Int)? {
    pruner?.neededTrials.map { ("pruner", $0.count) }
  }

  /// Those of the other pruner, or every report.
  package func checks(after history: PruningHistory) -> [PruningCheck] {
    if let pruner { return pruner.checks(after: history) }
    return history.costs.count > patience + 1 ? [PruningCheck(resource: history.resource)] : []
  }

  /// When the next check is due.
  package func nextCheck(after resource: Double, of trial: Int) -> Double {
    pruner?.nextCheck(after: resource, of: trial) ?? resource.nextUp
  }

  /// Yes: the best value counts.
  package var usesAllReports: Bool { true }

  /// Whether the other pruner does.
  package var comparesTrials: Bool { pruner?.comparesTrials ?? false }

  /// Whether it competes under the other pruner.
  package func competes(
    _ other: PruningHistory, with trial: Int, at check: PruningCheck, _ order: DecisionOrder
  ) -> Bool { pruner?.competes(other, with: trial, at: check, order) ?? false }

  /// Compares the best of the last values with the best before them, and asks the other pruner.
  package func verdict(
    on history: PruningHistory, at check: PruningCheck, against competitors: [PruningHistory]
  ) -> PruningVerdict? {
    let own = patienceVerdict(on: history.costs)
    guard let pruner else { return own }
    return pruner.verdict(on: history, at: check, against: competitors).map { other in
      PruningVerdict(
        isPruned: other.isPruned && own?.isPruned == true, cost: other.cost,
        threshold: other.threshold)
    }
  }

  private func patienceVerdict(on costs: [Double]) -> PruningVerdict? {
    guard costs.count > patience + 1, let best = Middle.least(costs.dropLast(patience + 1)),
      let last = Middle.least(costs.suffix(patience + 1))
    else { return nil }
    return PruningVerdict(
      isPruned: best + minDelta < last, cost: last, threshold: best + minDelta)
  }
}
