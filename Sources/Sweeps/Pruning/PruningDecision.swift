/// A decision about a trial, with all that it was made from but the reports.
package struct PruningDecision: Sendable {
  /// The trial's number.
  package let trial: Int
  /// The rule that was followed: the pruner's name.
  package let rule: String
  /// Where the trial stood.
  package let check: PruningCheck
  /// Whether it is pruned.
  package let isPruned: Bool
  /// The value that was compared, as it was measured.
  package let value: Double
  /// What it was compared with; nil where nothing was: of a value that is not a number, or because too
  /// few trials have come as far.
  package let threshold: Double?
  /// The trials that it was compared with.
  package let competitors: PruningCompetitors

  /// Makes a decision.
  package init(
    trial: Int, rule: String, check: PruningCheck, isPruned: Bool, value: Double,
    threshold: Double?, competitors: PruningCompetitors
  ) {
    (self.trial, self.rule, self.check, self.isPruned) = (trial, rule, check, isPruned)
    (self.value, self.threshold, self.competitors) = (value, threshold, competitors)
  }

  /// Takes down what a rule says of a history at a check.
  init(
    _ rule: String, _ check: PruningCheck, of history: PruningHistory, _ verdict: PruningVerdict,
    competitors: PruningCompetitors
  ) {
    self.init(
      trial: history.trial, rule: rule, check: check, isPruned: verdict.isPruned,
      value: history.direction.cost(of: verdict.cost),
      threshold: verdict.threshold.map(history.direction.cost), competitors: competitors)
  }
}

extension PruningDecision: Hashable {
  /// Whether two decisions are the same to the bit, where a number is not one in both, too.
  package static func == (one: Self, other: Self) -> Bool {
    one.trial == other.trial && one.rule == other.rule && one.check == other.check
      && one.isPruned == other.isPruned && one.competitors == other.competitors
      && bits(of: one.value) == bits(of: other.value)
      && one.threshold.map(bits) == other.threshold.map(bits)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(trial)
    hasher.combine(check)
    hasher.combine(Self.bits(of: value))
  }

  private static func bits(of number: Double) -> UInt64 {
    number.isNaN ? Double.nan.bitPattern : number.bitPattern
  }
}
