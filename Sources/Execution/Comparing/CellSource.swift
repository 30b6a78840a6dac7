internal import JSON
internal import Results
internal import Sweeps

/// The runs at one of the paths that are compared.
struct CellSource {
  /// The path as it was given.
  let path: String
  let runs: [FoundRun]
  /// Whether they are the trials of one sweep.
  let isSweep: Bool
  /// How many trials of a sweep have left no run that can be read.
  let missing: Int
  /// What a sweep compares by, by its name in a run's summary; nil where that is not known.
  let objective: String?
  private let phases: [String: TrialPhase]

  /// Takes runs that were found.
  init(_ runs: [FoundRun]) {
    (self.runs, path, isSweep, missing, objective, phases) = (runs, "", false, 0, nil, [:])
  }

  /// Looks at a path.
  ///
  /// - Throws: `Problem` where there are no runs.
  init(at path: String) throws(Problem) {
    self.path = path
    let found = try FoundRuns.results(at: path)
    if let sweep = found.sweep, case let runs = sweep.runs, !runs.isEmpty {
      self.runs = runs
      isSweep = true
      let table = sweep.table("trials.csv")
      let ids = table?.cells(of: "id") ?? []
      missing = Set(ids).count - runs.count
      objective = try? sweep.summary?["objective"]?.value("key") as String?
      phases = Dictionary(
        zip(ids, (table?.cells(of: "phase") ?? []).map { TrialPhase(rawValue: $0) ?? .searched }),
        // A trial may be met again when its cell is confirmed.
        uniquingKeysWith: { $1 })
      return
    }
    (runs, isSweep, missing, objective, phases) = (found.runs, false, 0, nil, [:])
    guard !runs.isEmpty else { throw Problem(at: path, Message.noRuns, .missingInput) }
  }

  /// What a run is for.
  func phase(of run: FoundRun) -> TrialPhase { phases[run.id] ?? .searched }
}
