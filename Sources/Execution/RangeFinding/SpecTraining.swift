internal import Experiments
internal import JSON
package import Results
package import System

/// Trains a spec with some of its values replaced, for what it measures.
package struct SpecTraining {
  /// The experiment file.
  package var path: String
  /// What the user has given by `--set`.
  package var overrides: [String] = []
  /// The folder of all results.
  package var root = "results"
  /// Where it is remembered what was read of files of data.
  package var memory: DataMemory?
  /// The variables of processes.
  package var environment: [String: String] = [:]
  /// Shows where a run stands.
  package var show: (ProgressLine) -> Void = { _ in }
  /// Asked whether a run is told to stop.
  package var stopSignal: () -> StopSignal? = { nil }
  /// Warns of what is worth knowing.
  package var warn: (Problem) -> Void = { _ in }

  /// Takes an experiment file.
  package init(path: String) { self.path = path }

  /// A range test of the spec: so many steps from one rate to another in the place of its scheduler and
  /// its length, with what watches validation samples left out.
  ///
  /// - Throws: `PreparationError` for a spec that cannot be used, and why there is no result.
  package func rangeTest(
    steps: Int, from start: Double, to end: Double, seed: UInt64?
  ) throws(PreparationError) -> FoundRun {
    let scheduler = "{type: range_finder, interval: step, start: \(start), end: \(end)}"
    return try run(
      named: "range-test", ["scheduler=\(scheduler)"] + Self.length(steps), seed: seed)
  }

  /// A short one-cycle run of the spec, up to a rate.
  ///
  /// - Throws: `PreparationError` for a spec that cannot be used, and why there is no result.
  package func cycle(steps: Int, to rate: Double, seed: UInt64?) throws(PreparationError)
    -> FoundRun
  {
    let scheduler = "{type: one_cycle_policy, interval: step, lr: \(rate)}"
    return try run(
      named: "find-lr", ["scheduler=\(scheduler)"] + Self.length(steps), seed: seed)
  }

  /// The seed of the spec.
  ///
  /// - Throws: `PreparationError` for a spec that cannot be used.
  package func seed() throws(PreparationError) -> UInt64 { try prepared([]).experiment.seed }

  private static func length(_ steps: Int) -> [String] {
    [
      "train.epochs=null", "train.steps=\(steps)", "train.log_every=null",
      "train.evaluate_every=\(steps)st", "train.early_stopping=null", "train.keep_best=null",
    ]
  }

  private func prepared(_ settings: [String]) throws(PreparationError) -> PreparedRun {
    try Preparation.run(
      path: path, overrides: overrides + ["sweep=null"] + settings, memory: memory)
  }

  private func run(
    named suffix: String, _ settings: [String], seed: UInt64?
  ) throws(PreparationError) -> FoundRun {
    var settings = settings
    if let seed { settings.append("seed=\(seed)") }
    let name = try prepared(settings).experiment.name
    let run = try prepared(settings + ["name=\(name).\(suffix)"])
    let outcome = ExperimentRun(run, in: root, environment: environment)
      .run(show: show, stopSignal: stopSignal, warn: warn)
    let json = outcome.json.flatMap { try? JSONValue(parsing: $0.utf8) }
    guard [.done, .diverged].contains(outcome.status),
      let folder = try? json?.value("folder") as String?,
      case .run(let found)? = try? FoundResults(at: folder)
    else {
      let problems = outcome.problems
      throw PreparationError(
        problems.isEmpty ? [Problem(at: name, Message.noResult, outcome.status)] : problems)
    }
    return found
  }
}
