internal import Experiments
internal import JSON
internal import Messages
internal import Sweeps
internal import System

/// A spec with a sweep, each trial of which was read and checked.
package struct PreparedSweep {
  /// The trials, in order.
  package let trials: [Trial]
  /// Suspicions, in source order.
  package let warnings: [Problem]
  /// What the cells are compared by.
  package let goal: SweepGoal
  /// The name that the results go under.
  package let name: String
  /// What tells the sweep from others: the beginning of a digest of its section and its trials.
  package let id: String
  /// Threads of each trial: one unless the spec says more.
  let threads: Int
  let base: SweepBase

  /// Reads and checks each trial of a spec with a sweep.
  ///
  /// - Throws: `PreparationError`, in which each mistake stands once.
  init(_ source: SpecSource, _ memory: DataMemory?) throws(PreparationError) {
    base = try SweepBase(source, memory)
    let section = base.section
    var expansion = SweepExpansion(section, source.reader.context.findings)
    for cell in 0..<section.grid.cellCount {
      for repetition in 0..<section.repeats {
        let values = base.values(ofCell: cell, repetition)
        var reading = base.reading(values)
        guard !expansion.leavesOut(reading) else { continue }
        let run = Preparation.run(of: &reading, memory)
        expansion.take(run, reading, values, cell: cell, repetition: repetition)
      }
    }
    expansion.finish()
    let problems = expansion.problems
    guard let goal = expansion.goal, let name = expansion.name, !expansion.hasErrors else {
      throw PreparationError(problems)
    }
    (trials, self.goal, self.name, warnings) = (expansion.trials, goal, name, problems)
    threads = expansion.threads
    id = Identity.id(of: Self.digest(section, expansion.trials))
  }

  private static func digest(_ section: SweepSection, _ trials: [Trial]) -> String {
    var hash = SHA256()
    hash.update(section.node.json.compactText.utf8)
    for trial in trials { hash.update(("\n" + trial.digest).utf8) }
    return hash.finalize().bytes.hexadecimal
  }

  /// The values of a trial, in the order of the axes; the seed is the last.
  func values(of trial: Trial) -> [TrialValue] {
    base.values(ofCell: trial.cell, trial.repetition)
  }

  /// A trial in words: its number, its ID and its values.
  func title(of trial: Trial) -> String {
    let values = values(of: trial).map(\.setting).joined(separator: " ")
    return "trial \(trial.number) (\(trial.id)) \(values)"
  }

  /// The whole spec as it was read, which is the same sweep wherever it lies.
  var wholeSpec: [UInt8] {
    SpecReading.wholeSpec(base.source.reader.context.document, of: base.source.file, named: name)
  }

  /// The trials of IDs, in order; those that stand for the same run count once.
  ///
  /// - Throws: the first ID that is no trial's.
  package func trials(withIDs ids: [String]) throws(UnknownTrial) -> [Trial] {
    let first = Dictionary(trials.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    var (found, seen): ([Trial], Set<String>) = ([], [])
    for id in ids {
      guard let trial = first[id] else { throw UnknownTrial(id: id) }
      if seen.insert(id).inserted { found.append(trial) }
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
    Self.json(
      number: trial.number, id: trial.id,
      values: values(of: trial).map { ($0.path, $0.node.json) })
  }

  static func json(
    number: Int, id: String, values: [(key: String, value: JSONValue)]
  ) -> String {
    JSONValue.object([
      ("number", number.json), ("id", id.json), ("values", .object(values)),
    ]).plainText
  }

  /// The IDs of the trials, each once.
  package var distinctIDs: [String] {
    var seen: Set<String> = []
    return trials.map(\.id).filter { seen.insert($0).inserted }
  }
}
