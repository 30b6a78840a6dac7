/// What the trials of a sweep have reported, and what is decided about them.
///
/// `ordered` decisions about a trial are made when each trial before it has ended, or has come as far
/// and was decided on there, and from what these have reported by then. So they are the same for any
/// number of trials at a time and any order of their reports, where trials begin in the order of their
/// numbers. A trial that has failed may be run again: it counts where it was decided on, and beyond that
/// decisions say that they are made without it.
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
  // What was decided about trials that have not ended.
  private var made: [Int: [PruningDecision]] = [:]
  private var rungs = RungIndex()
  // Trials that have failed, with how much training they were decided on, or need not be.
  private var failed: [Int: Double] = [:]

  /// Makes a board without trials.
  package init(_ pruner: any Pruner, _ direction: SearchDirection, _ order: DecisionOrder) {
    (self.pruner, self.direction, self.order) = (pruner, direction, order)
  }

  /// Takes a trial that begins, or begins again: it reports anew what it has measured.
  package mutating func begin(_ trial: Int) {
    while histories.count <= trial { histories.append(nil) }
    histories[trial] = PruningHistory(trial, direction)
    failed[trial] = nil
    if let place = openPlace(of: trial) {
      open[place].waitsAt = nil
    } else {
      open.insert((trial, nil), at: open.place { $0.trial < trial })
    }
  }

  /// Whether a trial has begun and has not ended.
  package func isOpen(_ trial: Int) -> Bool { openPlace(of: trial) != nil }

  private func openPlace(of trial: Int) -> Int? {
    let place = open.place { $0.trial < trial }
    return place < open.count && open[place].trial == trial ? place : nil
  }

  /// Takes what a trial that has begun has measured.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - waits: Whether the trial waits for an answer.
  package mutating func take(_ report: PruningReport, waits: Bool) {
    guard histories.indices.contains(report.trial) else { return }
    histories[report.trial]?.take(report)
    if let history = histories[report.trial] {
      for check in pruner.checks(after: history) { rungs.insert(report.trial, at: check) }
    }
    let decision = made[report.trial]?.last { $0.check.resource == report.resource }
    if let decision, decision.isPruned { histories[report.trial]?.pruned = decision.check }
    guard waits, let place = openPlace(of: report.trial) else { return }
    open[place].waitsAt = report.resource
  }

  /// With how much training a trial has reported last.
  package func resource(of trial: Int) -> Double {
    guard histories.indices.contains(trial) else { return -.infinity }
    return histories[trial]?.resource ?? -.infinity
  }

  /// Takes a decision that was made before or elsewhere: it stands.
  package mutating func take(_ decision: PruningDecision) {
    let trial = decision.trial
    guard histories.indices.contains(trial), let history = histories[trial] else {
      made[trial, default: []].append(decision)
      return
    }
    if isOpen(trial), made[trial]?.contains(where: { $0.check == decision.check }) != true {
      made[trial, default: []].append(decision)
    }
    guard decision.isPruned, history.resource >= decision.check.resource else { return }
    histories[trial] = history.pruned(at: decision.check)
  }

  /// Takes the end of a trial that has begun.
  ///
  /// - Parameters:
  ///   - trial: Its number.
  ///   - isDone: Whether it has come to the end of its training.
  ///   - isPruned: Whether it was pruned.
  ///   - hasFailed: Whether it has failed, so that it may be run again.
  package mutating func end(
    _ trial: Int, isDone: Bool, isPruned: Bool, hasFailed: Bool = false
  ) {
    if let place = openPlace(of: trial) {
      if hasFailed { failed[trial] = settledResource(of: trial) }
      open.remove(at: place)
    }
    // They are many, and nothing asks for them again.
    let decisions = made.removeValue(forKey: trial)
    guard histories.indices.contains(trial), var history = histories[trial] else { return }
    history.isDone = isDone
    if isPruned, let last = decisions?.last(where: \.isPruned) {
      history = history.pruned(at: last.check)
    }
    histories[trial] = history
  }

  /// Answers the trials that wait and need not wait for others, in the order of their numbers.
  package mutating func answers() -> [PruningAnswer] {
    waiting.compactMap { answer(to: $0) }
  }

  /// Answers a trial, if it waits and need not wait for others.
  package mutating func answer(to trial: Int) -> PruningAnswer? {
    guard let place = openPlace(of: trial),
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
    let former = made[trial]?.filter { $0.check.resource == resource } ?? []
    if former.contains(where: \.isPruned) { return false }
    return pruner.checks(after: history.prefix(through: resource)).contains { check in
      !former.contains { $0.check == check }
    }
  }

  /// Whether nothing that a trial can report changes what it counts for with so much training: it was
  /// decided on at its first report from there on.
  private func isSettled(_ entry: (trial: Int, waitsAt: Double?), at resource: Double) -> Bool {
    guard let history = histories[entry.trial] else { return true }
    if history.pruned != nil { return true }
    guard let first = history.firstResource(from: resource) else { return false }
    return entry.waitsAt.map { $0 > first || !isDecidedOn(entry.trial, at: $0) } ?? true
  }

  /// The training until which nothing that a trial can report changes what it counts for.
  private func settledResource(of trial: Int) -> Double {
    guard histories.indices.contains(trial), let history = histories[trial] else {
      return -.infinity
    }
    if history.pruned != nil { return .infinity }
    guard isDecidedOn(trial, at: history.resource) else { return history.resource }
    return history.resources.dropLast().last ?? -.infinity
  }

  /// The trials before one that have failed and, run again, may still change what they count for with so
  /// much training.
  private func absent(before trial: Int, at resource: Double) -> [Int] {
    guard order == .ordered, pruner.comparesTrials else { return [] }
    return failed.filter { $0.key < trial && !TrainingReach.reaches($0.value, resource) }
      .keys.sorted()
  }

  private mutating func answer(_ trial: Int, at resource: Double) -> PruningAnswer {
    let next = pruner.nextCheck(after: resource, of: trial)
    guard let history = histories[trial]?.prefix(through: resource) else {
      return PruningAnswer(trial: trial, decisions: [], next: next)
    }
    let decisions = decisions(on: history)
    for decision in decisions { take(decision) }
    return PruningAnswer(trial: trial, decisions: decisions, next: next)
  }

  /// The decisions after a trial's last report, until it is pruned: those that stand, and those that are
  /// missing.
  private func decisions(on history: PruningHistory) -> [PruningDecision] {
    let former = made[history.trial] ?? []
    var decisions: [PruningDecision] = []
    for check in pruner.checks(after: history) {
      let decision = former.first { $0.check == check } ?? decision(on: history, at: check)
      guard let decision else { continue }
      decisions.append(decision)
      if decision.isPruned { break }
    }
    return decisions
  }

  private func decision(on history: PruningHistory, at check: PruningCheck) -> PruningDecision? {
    let absent = absent(before: history.trial, at: check.resource)
    let absentSet = Set(absent)
    let all = competitors(of: history.trial, at: check)
    return pruner.decision(
      on: history, at: check,
      against: absent.isEmpty ? all : all.filter { !absentSet.contains($0.trial) },
      order, without: PruningCompetitors.runs(of: absent))
  }

  private func competitors(of trial: Int, at check: PruningCheck) -> [PruningHistory] {
    guard pruner.comparesTrials else { return [] }
    let end = order == .ordered ? trial : histories.count
    guard let numbers = rungs.trials(at: check) else {
      return (0..<end).compactMap { competitor($0, of: trial, at: check) }
    }
    return numbers.prefix(numbers.place(of: end)).compactMap {
      competitor($0, of: trial, at: check)
    }
  }

  private func competitor(
    _ number: Int, of trial: Int, at check: PruningCheck
  ) -> PruningHistory? {
    guard number != trial, let other = histories[number],
      pruner.competes(other, with: trial, at: check, order)
    else { return nil }
    return other
  }
}
