/// What a rule says of a trial at a check, with less as better.
package struct PruningVerdict: Sendable, Hashable {
  /// Whether the trial is pruned.
  package let isPruned: Bool
  /// The cost that was compared.
  package let cost: Double
  /// What it was compared with; nil where nothing was.
  package let threshold: Double?

  /// Makes a verdict.
  package init(isPruned: Bool, cost: Double, threshold: Double?) {
    (self.isPruned, self.cost, self.threshold) = (isPruned, cost, threshold)
  }
}
