internal import JSON
internal import Results
internal import Sweeps

/// A run of a cell that is compared.
struct ComparedRun {
  let run: FoundRun
  let phase: TrialPhase
  /// Its values at the paths that cells are averaged over beside the seed, as one text; empty where there are
  /// none.
  let variant: String

  /// Takes a run, and the paths that cells are averaged over beside the seed.
  init(run: FoundRun, phase: TrialPhase, over paths: Set<String> = []) {
    (self.run, self.phase) = (run, phase)
    variant =
      paths.isEmpty
      ? ""
      : ComparedCell.values(of: run).filter { paths.contains($0.path) }
        .map(\.value.shownText).joined(separator: "/")
  }

  /// The value of a metric that counts: one of a run that is done; nil if there is none, or it is not
  /// finite.
  func value(_ metric: String) -> Double? { run.status == .done ? run.value(metric) : nil }

  /// Why it has no value of a metric; nil if it has one.
  func obstacle(_ metric: String) -> String? {
    guard run.status == .done else { return run.status.rawValue }
    guard value(metric) == nil else { return nil }
    return run.result["summary"]?[metric] == nil ? "no \(metric)" : "\(metric) is not finite"
  }

  /// The seed, by which pairs are made; 0 where a result does not tell it.
  ///
  /// Runs of other variants have other ones.
  var seed: Int {
    let seed = run.seed.flatMap { UInt64($0) } ?? 0
    // FNV-1a: the same in every process.
    let mixed = variant.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: mixed)
  }

  /// What was measured, by the names in the summary.
  var metrics: [String] {
    guard case .object(let pairs)? = run.result["summary"] else { return [] }
    let others: Set<String> = ["steps", "epochs", "kept.step"]
    return pairs.map(\.key).filter { !others.contains($0) && !$0.hasSuffix(".step") }
  }
}
