/// What the trials of a sweep have reported, and what is decided about them.
///
/// `ordered` decisions about a trial are made when each trial before it has ended, or has come as far
/// and was decided on there, and from what these have reported by then. So they are the same for any
/// number of trials at a time and any order of their reports, where trials begin in the order of their
/// numbers.
package struct PruningBoard: Sendable {
  /// The rule, whose lengths are numbers of one unit.
  package let pruner: any Pruner
  /// Whose reports a decision is made from.
  package let order: DecisionOrder
  private let direction: SearchDirection
  // By number; nil for a trial that has not begun.
  private var histories: [PruningHistory?] = []
  // The trials that have begun and have not ended, rising, with what they wait for an answer at.
  private var open: [(trial: Int, waitsAt: Double?)] = []
  private var made: [Int: [PruningDecision]] = [:]

  /// Makes a board without trials.
  package init(_ pruner: any Pruner, _ direction: SearchDirection, _ order: DecisionOrder) {
    (self.pruner, self.direction, self.order) = (pruner, direction, order)
  }

  /// Takes a trial that begins, or begins again: it reports anew what it has measured.
  package mutating func begin(_ trial: Int) {
    while histories.count <= trial { histories.append(nil) }
    histories[trial] = PruningHistory(trial, direction)
    let place = open.firstIndex { $0.trial >= trial } ?? open.count
    if place < open.count, open[place].trial == trial {
      open[place].waitsAt = nil
    } else {
      open.insert((trial, nil), at: place)
    }
  }

  /// Takes what a trial that has begun has measured.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - waits: Whether the trial waits for an answer.
  package mutating func take(_ report: PruningReport, waits: Bool) {
    guard histories.indices.contains(report.trial) else { return }
    histories[report.trial]?.take(report)
    let decision = made[report.trial]?.last { $0.check.resource == report.resource }
    if let decision, decision.isPruned { histories[report.trial]?.pruned = decision.check }
    guard waits, let place = open.firstIndex(where: { $0.trial == report.trial }) else { return }
    open[place].waitsAt = report.resource
  }

  /// Takes a decision that was made before: it stands.
  package mutating func take(_ decision: PruningDecision) {
    made[decision.trial, default: []].append(decision)
  }

  /// Takes the end of a trial that has begun.
  ///
  /// - Parameters:
  ///   - trial: Its number.
  ///   - isDone: Whether it has come to the end of its training.
  ///   - isPruned: Whether it was pruned.
  package mutating func end(_ trial: Int, isDone: Bool, isPruned: Bool) {
    open.removeAll { $0.trial == trial }
    guard histories.indices.contains(trial), var history = histories[trial] else { return }
    history.isDone = isDone
    if isPruned, let last = made[trial]?.last(where: \.isPruned) {
      history = history.prefix(through: last.check.resource)
      history.pruned = last.check
    }
    histories[trial] = history
  }

  /// Answers the trials that wait and need not wait for others, in the order of their numbers.
  package mutating func answers() -> [PruningAnswer] {
    waiting.compactMap { answer(to: $0) }
  }

  /// Answers a trial, if it waits and need not wait for others.
  package mutating func answer(to trial: Int) -> PruningAnswer? {
    guard let place = open.firstIndex(where: { $0.trial == trial }),
      let resource = open[place].waitsAt,
      order == .asap || !isDecidedOn(trial, at: resource)
        || open[..<place].allSatisfy({ isSettled($0, at: resource) })
    else { return nil }
    open[place].waitsAt = nil
    return answer(trial, at: resource)
  }

  /// The trials that wait for an answer.
  package var waiting: [Int] { open.compactMap { $0.waitsAt == nil ? nil : $0.trial } }

  /// Whether a decision about a trial is to be made from what others have reported, that was not made
  /// before.
  private func isDecidedOn(_ trial: Int, at resource: Double) -> Bool {
    guard pruner.comparesTrials, let history = histories[trial] else { return false }
    return !pruner.checks(after: history.prefix(through: resource)).isEmpty
      && made[trial]?.contains { $0.check.resource == resource } != true
  }

  /// Whether nothing that a trial can report changes what it counts for with so much training: it was
  /// decided on at its first report from there on.
  private func isSettled(_ entry: (trial: Int, waitsAt: Double?), at resource: Double) -> Bool {
    guard let history = histories[entry.trial] else { return true }
    if history.pruned != nil { return true }
    guard let first = history.firstResource(from: resource) else { return false }
    return entry.waitsAt.map { $0 > first || !isDecidedOn(entry.trial, at: $0) } ?? true
  }

  private mutating func answer(_ trial: Int, at resource: Double) -> PruningAnswer {
    let next = pruner.nextCheck(after: resource, of: trial)
    guard let history = histories[trial]?.prefix(through: resource) else {
      return PruningAnswer(trial: trial, decisions: [], next: next)
    }
    var decisions = made[trial]?.filter { $0.check.resource == resource } ?? []
    if decisions.isEmpty {
      decisions = self.decisions(on: history)
      for decision in decisions { take(decision) }
    }
    if let last = decisions.last, last.isPruned { histories[trial]?.pruned = last.check }
    return PruningAnswer(trial: trial, decisions: decisions, next: next)
  }

  /// The decisions after a trial's last report, until it is pruned.
  private func decisions(on history: PruningHistory) -> [PruningDecision] {
    var decisions: [PruningDecision] = []
    for check in pruner.checks(after: history) {
      let competitors = competitors(of: history.trial, at: check)
      guard let decision = pruner.decision(on: history, at: check, against: competitors) else {
        continue
      }
      decisions.append(decision)
      if decision.isPruned { break }
    }
    return decisions
  }

  private func competitors(of trial: Int, at check: PruningCheck) -> [PruningHistory] {
    let others = order == .ordered ? histories.prefix(trial) : histories[...]
    return others.compactMap { other in
      guard let other, other.trial != trial,
        pruner.competes(other, with: trial, at: check, order)
      else { return nil }
      return other
    }
  }
}
