/// Makes the decisions of a journal once more, from its reports.
package struct PruningAudit: Sendable {
  private let pruner: any Pruner
  private let order: DecisionOrder
  private let direction: SearchDirection
  private let failed: Set<Int>
  private var histories: [Int: PruningHistory] = [:]

  /// Takes what the journals of a sweep hold, in any order, and the trials that have failed at some
  /// time.
  package init(
    _ pruner: any Pruner, _ direction: SearchDirection, _ order: DecisionOrder,
    reports: [PruningReport], decisions: [PruningDecision], failed: Set<Int> = []
  ) {
    (self.pruner, self.direction, self.order) = (pruner, direction, order)
    self.failed = failed
    for report in reports.sorted(by: { $0.resource < $1.resource }) {
      histories[report.trial, default: PruningHistory(report.trial, direction)].take(report)
    }
    for decision in decisions where decision.isPruned {
      guard let history = histories[decision.trial] else { continue }
      histories[decision.trial] = history.prefix(through: decision.check.resource)
      histories[decision.trial]?.pruned = decision.check
    }
  }

  /// What a decision comes to once more; nil where the reports say nothing of it.
  ///
  /// The competitors of an `ordered` decision follow from the reports; those that it leaves out must have
  /// failed. The competitors of an `asap` decision are those that it names, since nothing tells who else
  /// had come as far by then.
  package func remade(_ decision: PruningDecision) -> PruningDecision? {
    guard let history = histories[decision.trial]?.prefix(through: decision.check.resource) else {
      return nil
    }
    let others = histories.values.filter { isCompetitor($0, in: decision) }
      .sorted { $0.trial < $1.trial }
    return pruner.decision(
      on: history, at: decision.check, against: others, order,
      without: decision.competitors.absent)
  }

  private func isCompetitor(_ other: PruningHistory, in decision: PruningDecision) -> Bool {
    switch decision.competitors {
    case .named(let runs): runs.contains { $0.contains(other.trial) }
    case .earlier(_, let absent):
      other.trial < decision.trial
        && !(failed.contains(other.trial) && absent.contains { $0.contains(other.trial) })
        && pruner.competes(other, with: decision.trial, at: decision.check, order)
    }
  }
}
