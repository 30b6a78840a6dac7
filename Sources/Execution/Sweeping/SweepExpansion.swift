internal import Experiments
internal import Messages
internal import Sweeps

/// Takes the trials of a sweep one by one, as they are read and checked.
struct SweepExpansion {
  /// What tells the run of each trial that was read.
  private(set) var digests: [(trial: PlannedTrial, digest: String)] = []
  private(set) var goal: SweepGoal?
  private(set) var pruning: PruningPlan?
  private(set) var name: String?
  private(set) var threads = 1
  /// The seed of the first trial.
  private(set) var seed: UInt64 = 0
  private(set) var results = ResultsOptions()
  private let section: SweepSection
  private let findings: Findings
  private var found = SweepFindings()
  private var count = 0
  private var firstNumbers: [String: Int] = [:]
  private var repeated: [(number: Int, first: Int)] = []
  // Of each exclusion and each of its conditions.
  private var hasLeftOut: [Bool]
  private var isKnown: [[Bool]]
  /// How many trials were read, those of cells that are left out among them.
  private var readCount = 0
  private let show: (Int) -> Void

  init(_ section: SweepSection, _ findings: Findings, show: @escaping (Int) -> Void) {
    (self.section, self.findings, self.show) = (section, findings, show)
    hasLeftOut = section.exclusions.map { _ in false }
    isKnown = section.exclusions.map { $0.conditions.map { _ in false } }
  }

  /// Whether a trial that was read is of a cell that is left out.
  mutating func leavesOut(_ reading: SpecReading) -> Bool {
    readCount += 1
    show(readCount)
    guard !section.exclusions.isEmpty, let root = reading.document.root else { return false }
    var isLeftOut = false
    for (index, exclusion) in section.exclusions.enumerated() {
      let holds = exclusion.conditions.map { $0.holds(reading.values, root) }
      for (place, holds) in holds.enumerated() where holds != nil { isKnown[index][place] = true }
      guard holds.allSatisfy({ $0 == true }) else { continue }
      hasLeftOut[index] = true
      isLeftOut = true
    }
    return isLeftOut
  }

  /// Takes a trial that was checked; without a run there are mistakes in it.
  mutating func take(
    _ run: PreparedRun?, _ reading: SpecReading, _ values: [TrialValue], _ trial: PlannedTrial
  ) {
    count += 1
    if let run {
      if goal == nil { seed = run.experiment.seed }
      goal = goal ?? SweepGoal(section.objective, run)
      name = name ?? run.experiment.name
      results = run.experiment.results
      threads = max(threads, run.experiment.threads ?? 1)
      if let mistake = goal?.mistake(in: run) {
        reading.findings.error(at: section.objectiveSpan, "sweep.objective: \(mistake)")
      }
      if let goal, let pruner = section.pruner, !reading.findings.hasErrors {
        pruning = pruning ?? PruningPlan(pruner, goal, run)
        pruning?.check(run, reading.findings)
      }
      if !found.hasErrors { take(run.identity.digest, of: trial) }
    }
    found.note(reading, values)
  }

  private mutating func take(_ digest: String, of trial: PlannedTrial) {
    let number = digests.count
    if let first = firstNumbers[digest] {
      repeated.append((number, first))
    } else {
      firstNumbers[digest] = number
    }
    digests.append((trial, digest))
  }

  /// Notes what only all trials together tell.
  mutating func finish(cells: Int) {
    guard case .grid = section.cells else {
      if case .search(_, let trials) = section.cells { section.check(cells: trials, findings) }
      return
    }
    if cells > 0 { section.check(cells: cells, findings) }
    for (exclusion, (isUsed, isKnown)) in zip(section.exclusions, zip(hasLeftOut, isKnown)) {
      for (condition, isKnown) in zip(exclusion.conditions, isKnown) where !isKnown {
        findings.error(
          at: condition.span, "sweep.exclude: there is no value at \(Legible.name(condition.path))")
      }
      if !isUsed, isKnown.allSatisfy(\.self) {
        findings.warning(at: exclusion.span, "sweep.exclude: no cell is left out by it")
      }
    }
    if count == 0 {
      findings.error(at: section.span.firstCharacter, "sweep.exclude: no cell is left")
    }
    guard !repeated.isEmpty, !hasErrors else { return }
    findings.warning(
      at: section.span.firstCharacter, "sweep: \(Message.sameRuns(repeated, of: digests.count))")
  }

  /// Whether anything is wrong.
  var hasErrors: Bool { found.hasErrors || findings.hasErrors }

  /// All that was found.
  var problems: [Problem] { found.problems(trials: count, section, findings) }
}
