internal import JSON
internal import Messages
internal import Results
internal import Sweeps

/// The decisions of a sweep's journals, made once more from the reports that these hold.
///
/// They are those about the runs that the sweep's trials stand for now. What was decided about others, in
/// whose place other points have come since a failed trial succeeded, has no part in anything.
package struct JournalAudit {
  /// The most decisions that are told of one by one.
  private static let most = 20

  /// How many decisions come to the same.
  package let count: Int
  /// How many come to something else, and may have been made from the reports of other runs, that had the
  /// numbers of the trials then.
  package let replacedCount: Int

  /// Reads the journals of a sweep in a folder of all results, and makes each decision once more.
  ///
  /// - Throws: `PreparationError` with the decisions that come to something else, by their trials, or
  ///   because there is nothing to read.
  package init(_ sweep: PreparedSweep, file: String, in root: String) throws(PreparationError) {
    guard let plan = sweep.pruning else { throw Self.lacking("sweep.pruner", file) }
    let folder = SweepFolder(root: root, name: sweep.name, id: sweep.id)
    let contents = JournalContents(in: folder)
    guard contents.damagedCount == 0 else {
      let text = Message.damagedLines(contents.damagedCount)
      throw PreparationError([Problem(at: "\(folder.path)/journal", text, .different)])
    }
    guard !contents.records.isEmpty || !contents.reports.isEmpty else {
      throw PreparationError([Problem(at: folder.path, Message.noJournal, .missingInput)])
    }
    let trials = SweepState(sweep, in: root).trials
    let decisions = trials.flatMap { contents.decisions(of: $0.number, id: $0.id) }
    let audit = PruningAudit(
      plan.pruner, plan.measure.direction, plan.order,
      reports: trials.flatMap { contents.reports(of: $0.number, id: $0.id) }, decisions: decisions,
      failed: Set(trials.filter { contents.failures.contains($0.id) }.map(\.number)))
    let replaced = Self.replaced(trials, contents)
    let others = decisions.map { (made: $0, found: audit.remade($0)) }.filter {
      $0.made != $0.found
    }
    let wrong = others.filter {
      !Self.differsByOthers($0.made, $0.found) || !Self.mayRest($0.made, on: replaced, plan.order)
    }
    guard wrong.isEmpty else {
      throw PreparationError(Self.shortened(wrong.map { Self.problem($0, $1, file) }, file))
    }
    (count, replacedCount) = (decisions.count - others.count, others.count)
  }

  /// The numbers of trials that stood for other runs when these reported.
  private static func replaced(_ trials: [Trial], _ contents: JournalContents) -> Set<Int> {
    let others = contents.reports.keys.filter { key in
      guard let id = key.id else { return false }
      return !trials.indices.contains(key.number) || trials[key.number].id != id
    }
    return Set(others.map(\.number))
  }

  /// Whether two decisions about a trial differ only by what it was compared with.
  private static func differsByOthers(_ made: PruningDecision, _ found: PruningDecision?) -> Bool {
    guard let found else { return true }
    return made
      == PruningDecision(
        trial: found.trial, rule: found.rule, check: found.check, isPruned: made.isPruned,
        value: found.value, threshold: made.threshold, competitors: made.competitors)
  }

  /// Whether trials of some numbers may have had a part in a decision.
  private static func mayRest(
    _ decision: PruningDecision, on numbers: Set<Int>, _ order: DecisionOrder
  ) -> Bool {
    switch (order, decision.competitors) {
    case (.asap, .named(let runs)):
      numbers.contains { number in runs.contains { $0.contains(number) } }
    case (.asap, .earlier), (.ordered, _): numbers.contains { $0 < decision.trial }
    }
  }

  /// That a spec without a sweep has no journals.
  package static func lacksSweep(_ file: String) -> PreparationError { lacking("sweep", file) }

  private static func lacking(_ key: String, _ file: String) -> PreparationError {
    PreparationError([Problem(at: file, Message.noDecisions(lacking: key), .invalidData)])
  }

  private static func problem(
    _ made: PruningDecision, _ found: PruningDecision?, _ file: String
  ) -> Problem {
    let text = Message.otherDecision(made.json.compactText, found?.json.compactText)
    return Problem(at: file, text, .different)
  }

  private static func shortened(_ problems: [Problem], _ file: String) -> [Problem] {
    guard problems.count > most else { return problems }
    let text = Message.moreDecisions(problems.count - most)
    return problems.prefix(most) + [Problem(at: file, text, .different)]
  }
}
