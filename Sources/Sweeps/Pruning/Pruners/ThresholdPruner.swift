package import Declarations
internal import Messages

/// Ends trials whose value leaves a range.
package struct ThresholdPruner: Pruner {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "threshold", Self(), "Ends trials whose value leaves a range, or is not a number.",
    source: "Optuna, `ThresholdPruner`",
    arguments: [
      .optional(
        \.lower, "lower", .optional(.number()), "the least value that goes on",
        otherwise: "no limit"),
      .optional(
        \.upper, "upper", .optional(.number()), "the greatest value that goes on",
        otherwise: "no limit", example: "5"),
      .optional(
        \.warmup, "warmup", .length(.real), "the training that every trial does unhindered"),
      .optional(
        \.interval, "interval", .optional(.training), "what lies between two decisions",
        otherwise: "decides whenever the objective is measured"),
    ])

  /// The least value that goes on.
  package var lower: Double?
  /// The greatest value that goes on.
  package var upper: Double?
  /// The training that every trial does unhindered.
  package var warmup: Length = 0
  /// What lies between two decisions; nil for one at every report.
  package var interval: Length?

  /// That there is no limit, or none between the limits.
  package var problems: [ArgumentError] {
    if lower == nil, upper == nil {
      return [ArgumentError(argument: "", message: "expected 'lower' or 'upper'")]
    }
    guard let lower, let upper, lower > upper else { return [] }
    return [
      ArgumentError(argument: "upper", message: "must be at least 'lower', \(lower.plainText)")
    ]
  }

  private var times: CheckTimes { CheckTimes(warmup, interval) }

  /// The check where one is due.
  package func checks(after history: PruningHistory) -> [PruningCheck] {
    times.check(after: history).map { [$0] } ?? []
  }

  /// When the next check is due.
  package func nextCheck(after resource: Double, of trial: Int) -> Double {
    times.next(after: resource)
  }

  /// No: the value at a check counts.
  package var usesAllReports: Bool { interval != nil }

  /// No: a trial is compared with no other.
  package var comparesTrials: Bool { false }

  /// Never.
  package func competes(
    _ other: PruningHistory, with trial: Int, at check: PruningCheck, _ order: DecisionOrder
  ) -> Bool { false }

  /// Compares the value with the limits.
  package func verdict(
    on history: PruningHistory, at check: PruningCheck, against competitors: [PruningHistory]
  ) -> PruningVerdict? {
    guard let cost = history.costs.last else { return nil }
    let value = history.direction.cost(of: cost)
    if value.isNaN { return PruningVerdict(isPruned: true, cost: cost, threshold: nil) }
    let passed = lower.flatMap { value < $0 ? $0 : nil } ?? upper.flatMap { value > $0 ? $0 : nil }
    return PruningVerdict(
      isPruned: passed != nil, cost: cost,
      threshold: (passed ?? upper ?? lower).map(history.direction.cost))
  }
}
