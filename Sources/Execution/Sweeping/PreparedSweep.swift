internal import Experiments
internal import JSON
internal import Messages
internal import Provenance
internal import Sweeps
internal import System

/// A spec with a sweep, each trial of which was read and checked; of a search, trials with every value
/// that a check can tell from others.
package struct PreparedSweep {
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
  /// What trials leave beside their numbers.
  let results: ResultsOptions
  /// How trials are pruned, if they are.
  let pruning: PruningPlan?
  let base: SweepBase
  /// Which trials there are, as far as that is known before the first one runs.
  let plan: TrialPlan
  /// What tells the runs of trials that were read already.
  private let digests: [PlannedTrial: String]

  /// Reads and checks each trial of a spec with a sweep.
  ///
  /// - Throws: `PreparationError`, in which each mistake stands once.
  init(
    _ source: SpecSource, _ memory: DataMemory?, _ show: @escaping (Int, Int) -> Void
  ) throws(PreparationError) {
    base = try SweepBase(source, memory)
    let section = base.section
    let total = section.readingCount
    var expansion = SweepExpansion(section, source.reader.context.findings) { show($0, total) }
    let cells: [Int]
    switch section.cells {
    case .grid(let grid): cells = Self.read(grid, of: base, into: &expansion)
    case .search:
      cells = []
      for (number, point) in section.probes.enumerated() {
        Self.read(PlannedTrial(cell: number, repetition: 0), point, of: base, into: &expansion)
      }
    }
    expansion.finish(cells: cells.count)
    guard let goal = expansion.goal, let name = expansion.name, !expansion.hasErrors else {
      throw PreparationError(expansion.problems)
    }
    let sampled = expansion.digests.count
    plan = section.plan(cells: cells, seed: expansion.seed, goal.direction)
    if case .search(let strategy, _) = section.cells, !strategy.looksBack {
      for trial in plan.trials {
        Self.read(trial, plan.points[trial.cell], of: base, into: &expansion)
      }
      if expansion.hasErrors { throw PreparationError(expansion.problems) }
    }
    (self.goal, self.name, warnings) = (goal, name, expansion.problems)
    (threads, results, pruning) = (expansion.threads, expansion.results, expansion.pruning)
    id = Identity.id(of: Self.digest(section, expansion.digests.map(\.digest)))
    // Of a search the first are samples, and no trials.
    var own = expansion.digests[...]
    if case .search = section.cells { own = own.dropFirst(sampled) }
    digests = Dictionary(own.map { ($0.trial, $0.digest) }) { first, _ in first }
  }

  /// How many trials there will be at most.
  package var mostTrials: Int { plan.most }

  /// Reads the trials of a grid, and says which of its cells are not left out.
  private static func read(
    _ grid: Grid, of base: SweepBase, into expansion: inout SweepExpansion
  ) -> [Int] {
    var cells: [Int] = []
    for cell in 0..<grid.cellCount {
      guard let point = base.section.point(ofCell: cell, in: grid) else { continue }
      var isLeftOut = false
      for repetition in 0..<base.section.repeats where !isLeftOut {
        let trial = PlannedTrial(cell: cell, repetition: repetition)
        isLeftOut = !read(trial, point, of: base, into: &expansion)
      }
      if !isLeftOut { cells.append(cell) }
    }
    return cells
  }

  /// Reads a trial; false if its cell is left out.
  @discardableResult
  private static func read(
    _ trial: PlannedTrial, _ point: Point, of base: SweepBase, into expansion: inout SweepExpansion
  ) -> Bool {
    let values = base.section.values(of: point, repeat: trial.repetition, of: base.tree)
    var reading = base.reading(values)
    guard !expansion.leavesOut(reading) else { return false }
    let run = Preparation.run(of: &reading, base.memory)
    expansion.take(run, reading, values, trial)
    return true
  }

  private static func digest(_ section: SweepSection, _ digests: [String]) -> String {
    var hash = SHA256()
    hash.update(section.node.json.compactText.utf8)
    for digest in digests { hash.update(("\n" + digest).utf8) }
    return hash.finalize().bytes.hexadecimal
  }

  /// The point of a cell, whose values are the same in all its trials.
  func point(ofCell cell: Int, _ plan: TrialPlan) -> Point {
    switch base.section.cells {
    case .grid(let grid): base.section.point(ofCell: cell, in: grid) ?? Point([])
    case .search: plan.points[cell]
    }
  }

  /// The values of a trial, in the order of the axes; the seed is the last.
  func values(of planned: PlannedTrial, _ plan: TrialPlan) -> [TrialValue] {
    base.section.values(
      of: point(ofCell: planned.cell, plan), repeat: planned.repetition, of: base.tree)
  }

  /// The values of a cell, one for each axis that it has, in the order of the axes.
  func values(ofCell cell: Int, _ plan: TrialPlan) -> [TrialValue] {
    base.section.values(of: point(ofCell: cell, plan))
  }

  /// A trial of a plan with its number, read if that was not done before.
  ///
  /// - Throws: `PreparationError` with what is wrong with the values that a search proposed.
  func trial(_ number: Int, _ plan: TrialPlan) throws(PreparationError) -> Trial {
    let planned = plan.trials[number]
    let values = values(of: planned, plan)
    let settings = values.map(\.setting)
    if let digest = digests[planned] { return Trial(number, planned, digest, settings) }
    var reading = base.reading(values)
    guard let run = Preparation.run(of: &reading, base.memory) else { throw reading.error }
    return Trial(number, planned, run.identity.digest, settings)
  }

  /// A trial of a plan that cannot be read, under an ID that no run has.
  func unreadTrial(_ number: Int, _ plan: TrialPlan) -> Trial {
    let planned = plan.trials[number]
    let settings = values(of: planned, plan).map(\.setting)
    var hash = SHA256()
    for text in [id] + settings { hash.update((text + "\n").utf8) }
    return Trial(number, planned, hash.finalize().bytes.hexadecimal, settings)
  }

  /// Trials at a time: those asked for, or as many as there are cores for their threads.
  func jobs(asked: Int?) -> Int {
    asked ?? min(max(1, Machine.current().cores / threads), plan.lag ?? .max)
  }

  /// Why so many trials cannot run at a time; nil if they can.
  func problem(jobs: Int) -> Problem? {
    guard let lag = plan.lag, jobs > lag else { return nil }
    let text = "sweep.lag: \(Message.lagBelowJobs(lag, jobs))"
    return Problem(Diagnostic(.error, at: base.section.lagSpan, text))
  }

  /// The whole spec as it was read, which is the same sweep wherever it lies.
  var wholeSpec: [UInt8] {
    SpecReading.wholeSpec(base.source.reader.context.document, of: base.source.file, named: name)
  }

  static func json(
    number: Int, id: String, values: [(key: String, value: JSONValue)]
  ) -> String {
    JSONValue.object([
      ("number", number.json), ("id", id.json), ("values", .object(values)),
    ]).plainText
  }
}
