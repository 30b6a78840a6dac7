internal import Experiments
internal import JSON
package import Results
internal import Sweeps
internal import System

/// What a sweep has come to: its trials, as far as they are known, and their records.
///
/// Which trials there are is a function of the sweep and of the records alone, in whatever order these
/// come.
package struct SweepState {
  /// The sweep.
  package let sweep: PreparedSweep
  /// The trials that are known, by their numbers.
  package private(set) var trials: [Trial] = []
  /// What came of runs, by their IDs.
  package private(set) var records: [String: TrialRecord] = [:]
  /// What is wrong with trials of a search whose values make no run; they have failed.
  private(set) var unreadProblems: [Problem] = []
  private(set) var plan: TrialPlan
  private var numbers: [String: [Int]] = [:]

  /// Begins without records.
  package init(_ sweep: PreparedSweep) {
    (self.sweep, plan) = (sweep, sweep.plan)
    extend()
  }

  /// Begins with what the journals in a folder of all results tell.
  package init(_ sweep: PreparedSweep, in root: String) {
    self.init(sweep)
    let folder = SweepFolder(root: root, name: sweep.name, id: sweep.id)
    let known = SweepJournal.records(in: folder)
    var number = 0
    while number < trials.count {
      let id = trials[number].id
      if records[id] == nil, let record = known[id] { take(record) }
      number += 1
    }
  }

  /// Whether no trial will be added.
  package var isComplete: Bool { plan.isComplete }

  /// How many runs there will be at most: trials that coincide are one.
  package var mostRuns: Int { plan.most - (trials.count - numbers.count) }

  /// Whether a trial confirms a cell that was chosen by others.
  package func confirms(_ trial: Trial) -> Bool { trial.repetition >= plan.repeats }

  /// Whether a trial has a seed beside the values of its cell.
  func hasOwnSeed(_ trial: Trial) -> Bool { plan.repeats > 1 || trial.repetition > 0 }

  /// The IDs of the trials, each once.
  package var distinctIDs: [String] {
    var seen: Set<String> = []
    return trials.map(\.id).filter { seen.insert($0).inserted }
  }

  /// The trials without an end, in order; those that stand for the same run count once.
  package var unended: [Trial] {
    var seen: Set<String> = []
    return trials.filter { trial in
      records[trial.id].map { !$0.status.isEnd } ?? true && seen.insert(trial.id).inserted
    }
  }

  /// Takes what came of a run; trials that follow from it are added.
  package mutating func take(_ record: TrialRecord) {
    records[record.id] = record
    tell(record)
    extend()
  }

  /// Tells the plan of a record.
  private mutating func tell(_ record: TrialRecord) {
    guard let outcome = outcome(of: record) else { return }
    for number in numbers[record.id] ?? [] { plan.record(outcome, of: number) }
  }

  /// Reads the trials that were added to the plan.
  private mutating func extend() {
    while trials.count < plan.trials.count {
      let number = trials.count
      do throws(PreparationError) {
        add(try sweep.trial(number, plan))
      } catch {
        let trial = sweep.unreadTrial(number, plan)
        let problem = error.problems.first { $0.status != nil }
        records[trial.id] = TrialRecord(id: trial.id, status: .failed, message: problem?.text)
        if let problem {
          unreadProblems.append(Problem(at: trial.title, problem.text, .trialsFailed))
        }
        add(trial)
      }
    }
  }

  private mutating func add(_ trial: Trial) {
    trials.append(trial)
    numbers[trial.id, default: []].append(trial.number)
    // Cells that coincide are run once.
    if let record = records[trial.id] { tell(record) }
  }

  /// What a record tells a search and a race; nil where the run has not ended.
  private func outcome(of record: TrialRecord) -> Outcome? {
    switch record.status {
    case .done: record.value(sweep.goal.key).map(Outcome.done) ?? .failed
    case .pruned:
      if let value = record.value(sweep.goal.key), let steps = record.value("steps") {
        .pruned(step: Int(steps), value: value)
      } else {
        .failed
      }
    case .diverged, .failed: .failed
    case .running, .interrupted: nil
    }
  }

  /// The trials of IDs, in order; those that stand for the same run count once.
  ///
  /// - Throws: the first ID that is no trial's.
  package func trials(withIDs ids: [String]) throws(UnknownTrial) -> [Trial] {
    var (found, seen): ([Trial], Set<String>) = ([], [])
    for id in ids {
      guard let number = numbers[id]?.first else { throw UnknownTrial(id: id) }
      if seen.insert(id).inserted { found.append(trials[number]) }
    }
    return found
  }

  /// An ID that no trial of a sweep has.
  package struct UnknownTrial: Error {
    /// The ID.
    package let id: String
  }

  /// A trial as an object on one line: its number, its ID, and its values by their paths.
  package func json(of trial: Trial) -> String {
    let values = values(of: trial).map { ($0.path, $0.node.json) }
    return PreparedSweep.json(number: trial.number, id: trial.id, values: values)
  }

  /// The values of a trial, in the order of the axes; the seed is the last.
  func values(of trial: Trial) -> [TrialValue] {
    sweep.values(of: plan.trials[trial.number], plan)
  }

  /// The values of a cell, one for each axis that it has.
  func values(ofCell cell: Int) -> [TrialValue] { sweep.values(ofCell: cell, plan) }
}
