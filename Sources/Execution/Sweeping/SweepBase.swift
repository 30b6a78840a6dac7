internal import Experiments
internal import Messages

/// A spec with a sweep, joined so far that each trial can be made of it.
struct SweepBase {
  /// The spec with its files and options.
  let source: SpecSource
  /// Its sweep.
  let section: SweepSection
  /// The rest of it.
  let tree: SpecNode
  /// What is remembered of files of data.
  let memory: DataMemory?
  private let cache = SampleCache()

  /// Reads the sweep of a spec.
  ///
  /// - Throws: `PreparationError` with all that is wrong with it.
  init(_ source: SpecSource, _ memory: DataMemory?) throws(PreparationError) {
    let findings = source.reader.context.findings
    let section = source.reader.sweep(overrides: source.settings)
    guard let section, let tree = source.reader.context.document.base, !findings.hasErrors,
      source.faults.isEmpty
    else { throw PreparationError(Problem.all(findings) + source.faults) }
    (self.source, self.section, self.tree, self.memory) = (source, section, tree, memory)
  }

  /// Reads the trial of some values, each where the sweep has it.
  func reading(_ values: [TrialValue]) -> SpecReading {
    SpecReading(values.map(\.override), of: tree, in: source, settings: [], cache)
  }

  /// What workers are told, for results that go to a folder.
  func order(
    in root: String, folder: String, isForced: Bool, keepsWeights: Bool = false,
    pruning: PruningMeasure?
  ) -> WorkerOrder {
    WorkerOrder(
      path: source.file.name, files: source.reader.context.document.files,
      overrides: source.overrides, root: root, folder: folder, isForced: isForced,
      keepsWeights: keepsWeights, pruning: pruning)
  }

  /// A trial as the run that options would make of the spec, so that it has the origins that it would
  /// have alone.
  ///
  /// - Throws: `PreparationError` for files that are gone, or are not those that were checked.
  func run(_ trial: Trial) throws(PreparationError) -> PreparedRun {
    var overrides: [Override] = []
    for (index, setting) in trial.settings.enumerated() {
      do throws(OverrideError) {
        overrides.append(try Override(setting, number: source.settings.count + index + 2))
      } catch { throw PreparationError([Problem(error.diagnostic, .software)]) }
    }
    var reading = SpecReading(
      overrides, of: tree, in: source, settings: ["sweep=null"] + trial.settings, cache)
    guard let run = Preparation.run(of: &reading, memory) else { throw reading.error }
    guard run.identity.digest == trial.digest else {
      throw PreparationError([Problem(at: reading.path, Message.changedInputs, .invalidData)])
    }
    return run
  }
}
