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
  let source: SpecSource
  let section: SweepSection
  let base: SpecNode
  let memory: DataMemory?
  private let cache: SampleCache

  /// Reads and checks each trial of a spec with a sweep.
  ///
  /// - Throws: `PreparationError`, in which each mistake stands once.
  init(_ source: SpecSource, _ memory: DataMemory?) throws(PreparationError) {
    let findings = source.reader.context.findings
    let section = source.reader.sweep(overrides: source.settings)
    guard let section, let base = source.reader.context.document.base, !findings.hasErrors,
      source.faults.isEmpty
    else { throw PreparationError(Problem.all(findings) + source.faults) }
    (self.source, self.section, self.base, self.memory) = (source, section, base, memory)
    cache = SampleCache()
    var expansion = SweepExpansion(section, findings)
    for cell in 0..<section.grid.cellCount {
      for repetition in 0..<section.repeats {
        let values = section.values(ofCell: cell, repeat: repetition, of: base)
        var reading = SpecReading(
          values.map(\.override), of: base, in: source, settings: [], cache)
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
    section.values(ofCell: trial.cell, repeat: trial.repetition, of: base)
  }

  /// A trial as the run that options would make of the spec.
  ///
  /// - Throws: `PreparationError` for files that are gone, or are not those that were checked.
  func run(_ trial: Trial) throws(PreparationError) -> PreparedRun {
    let values = values(of: trial)
    // What an option gives is the option's: the run has the origins that it would have alone.
    let overrides = values.enumerated().map { index, value in
      (try? Override(value.setting, number: source.settings.count + index + 2)) ?? value.override
    }
    var reading = SpecReading(
      overrides, of: base, in: source, settings: ["sweep=null"] + values.map(\.setting), cache)
    guard let run = Preparation.run(of: &reading, memory) else { throw reading.error }
    guard run.identity.digest == trial.digest else {
      throw PreparationError([Problem(at: reading.path, Message.changedInputs, .invalidData)])
    }
    return run
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
