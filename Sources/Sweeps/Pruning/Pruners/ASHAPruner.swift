package import Declarations

/// Asynchronous successive halving: at each rung the best of those that came there go on.
package struct ASHAPruner: Pruner {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "asha", Self(), "At each rung lets go on the best of the trials that have come there.",
    formula: """
      rung k is reached with min·factor^(early_stopping_rate + k) of training
      goes on: v ≤ the max(⌊n/factor⌋, 1)-th best of the n values at the rung, its own among them
      """,
    source: """
      Li et al., "A system for massively parallel hyperparameter tuning", MLSys 2020, \
      arXiv:1810.05934; Optuna, `SuccessiveHalvingPruner`
      """,
    arguments: [
      .optional(\.min, "min", .training, "the training that every trial does", example: "2ep"),
      .optional(
        \.factor, "factor", .wholeNumber(.within(2, 1e6)),
        "what the trials are divided by, and training multiplied with, from rung to rung"),
      .optional(
        \.earlyStoppingRate, "early_stopping_rate", .wholeNumber(.within(0, 100)),
        "how many rungs are left out at the beginning"),
      .optional(
        \.bootstrapCount, "bootstrap_count", .wholeNumber(.notNegative),
        "how many trials end at a rung, whatever their values, before one goes on"),
    ])

  /// The training that every trial does.
  package var min: Length = 1
  /// What the trials are divided by from rung to rung.
  package var factor = 4
  /// How many rungs are left out at the beginning.
  package var earlyStoppingRate = 0
  /// How many trials end at a rung before one goes on.
  package var bootstrapCount = 0

  /// Those that end at a rung before one goes on.
  package var neededTrials: (argument: String, count: Int)? { ("bootstrap_count", bootstrapCount) }

  var rungs: Rungs {
    Rungs(min: min, factor: factor, rate: earlyStoppingRate, bootstrapCount: bootstrapCount)
  }

  /// The rungs that are reached.
  package func checks(after history: PruningHistory) -> [PruningCheck] {
    rungs.checks(after: history)
  }

  /// When the next rung is reached.
  package func nextCheck(after resource: Double, of trial: Int) -> Double {
    rungs.next(after: resource)
  }

  /// No: the values at rungs count.
  package var usesAllReports: Bool { false }

  /// Whether it has a value at the rung.
  package func competes(
    _ other: PruningHistory, with trial: Int, at check: PruningCheck, _ order: DecisionOrder
  ) -> Bool {
    check.rung.flatMap { rungs.cost(of: other, at: $0) } != nil
  }

  /// Compares the value with the others at the rung.
  package func verdict(
    on history: PruningHistory, at check: PruningCheck, against competitors: [PruningHistory]
  ) -> PruningVerdict? {
    rungs.verdict(on: history, at: check, against: competitors)
  }
}
