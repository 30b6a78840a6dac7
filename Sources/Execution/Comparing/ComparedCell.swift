internal import Experiments
internal import JSON
internal import Results
internal import Sweeps

/// Runs at one path that differ by their seeds alone, or by what cells are averaged over.
struct ComparedCell {
  /// What it is called in tables: a letter or two.
  let label: String
  /// The path that it was found at.
  let path: String
  /// Its runs, one a seed and phase, in the order of their seeds.
  let runs: [ComparedRun]
  /// Runs of seeds that others of the cell have, too, which count for nothing.
  let repeated: [FoundRun]
  /// The values of the spec by their paths, but for those that say nothing of the results.
  let values: [(path: String, value: JSONValue)]

  init(
    _ label: String, _ path: String, _ all: [ComparedRun], over paths: Set<String> = []
  ) {
    (self.label, self.path) = (label, path)
    values =
      all.first.map { Self.values(of: $0.run).filter { !paths.contains($0.path) } } ?? []
    var (runs, repeated): ([ComparedRun], [FoundRun]) = ([], [])
    var taken = Dictionary(uniqueKeysWithValues: TrialPhase.allCases.map { ($0, Set<Int>()) })
    for run in all.sorted(by: Self.isPreferred) {
      let isFirst = taken[run.phase, default: []].insert(run.seed).inserted
      if isFirst { runs.append(run) } else { repeated.append(run.run) }
    }
    (self.runs, self.repeated) = (
      runs.sorted { ($0.variant, $0.seed) < ($1.variant, $1.seed) }, repeated
    )
  }

  /// Those that are done come first, then those that ended last.
  private static func isPreferred(_ a: ComparedRun, _ b: ComparedRun) -> Bool {
    func key(_ run: ComparedRun) -> (Int, String, String) {
      (run.run.status == .done ? 1 : 0, run.run.text("ended") ?? "", run.run.id)
    }
    return key(a) > key(b)
  }

  /// The values of a run's spec by which cells are told apart: those that count for its digest, but for
  /// the seed.
  static func values(of run: FoundRun) -> [(path: String, value: JSONValue)] {
    guard let values = run.values else { return [("digest", (run.text("digest") ?? run.id).json)] }
    return SpecValues(values).leaves.filter { leaf in
      let keys = leaf.path.split(separator: ".").map { SpecPath.Component.key(String($0)) }
      return leaf.path != SweepSection.seed && Identity.counts(SpecPath(keys))
    }
  }

  /// The values of a metric by their phases.
  ///
  /// Runs that ended without a value are counted as such where that is asked for.
  func cellValues(_ metric: String, countsLacking: Bool) -> CellValues {
    var values = CellValues()
    for run in runs {
      let hasEnded = run.run.status != .running && run.run.status != .interrupted
      let value = run.value(metric)
      guard value != nil || countsLacking && hasEnded else { continue }
      values.add(value, seed: run.seed, run.phase)
    }
    return values
  }

  /// The seeds, as short as may be: `0-7`, `1,3`; behind each what cells are averaged over, `0:4`.
  var seeds: String {
    let seeds = runs.map { ($0.run.seed ?? "0") + ($0.variant.isEmpty ? "" : ":\($0.variant)") }
    guard let first = seeds.first.flatMap({ Int($0) }), seeds.count > 2,
      seeds.enumerated().allSatisfy({ Int($1) == first + $0 })
    else { return seeds.joined(separator: ",") }
    return "\(first)-\(first + seeds.count - 1)"
  }

  /// What the values of a metric come to, of the runs that count; nil where there are none.
  func statistics(_ metric: String) -> CellStatistics? {
    cellValues(metric, countsLacking: false).counted.statistics
  }
}
