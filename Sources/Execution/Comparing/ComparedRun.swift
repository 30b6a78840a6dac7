internal import JSON
internal import Results
internal import Sweeps

/// A run of a cell that is compared.
struct ComparedRun {
  let run: FoundRun
  let phase: TrialPhase

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
  var seed: Int { run.seed.flatMap { UInt64($0) }.map { Int(truncatingIfNeeded: $0) } ?? 0 }

  /// What was measured, by the names in the summary.
  var metrics: [String] {
    guard case .object(let pairs)? = run.result["summary"] else { return [] }
    let others: Set<String> = ["steps", "epochs", "kept.step"]
    return pairs.map(\.key).filter { !others.contains($0) && !$0.hasSuffix(".step") }
  }
}
