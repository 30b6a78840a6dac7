internal import Experiments
internal import JSON
internal import Results
internal import Schedules
internal import Training

/// Tells which states of a run are to be kept, and in which files.
struct StateKeeping {
  private let checkpoints: ResultsOptions.Checkpoints
  private let extent: Extent?
  private let epochs: EpochTable?
  private var last: Int

  /// Begins to watch a run that has done so many updates.
  init(_ experiment: Experiment, at step: Int) {
    checkpoints = experiment.results.checkpoints
    (extent, epochs) = (experiment.keptEvery, experiment.clock.epochTable)
    last = step
  }

  /// The files that the state after the last update goes to while the run has others to do.
  func files(of trainer: Trainer) -> [String] {
    guard trainer.step > last else { return [] }
    if checkpoints == .best { return trainer.isAtBest ? [KeptState.best] : [] }
    guard let extent, let epochs, extent.ends(after: trainer.step - 1, in: epochs) else {
      return []
    }
    return [KeptState.path(ofStep: trainer.step)]
  }

  /// The files that the state after the very last update goes to.
  func filesAtEnd(of trainer: Trainer) -> [String] {
    if checkpoints.keepsLast { return [KeptState.last] }
    return checkpoints == .best && trainer.isAtBest ? [KeptState.best] : []
  }

  /// Notes that what was due after so many updates is kept.
  mutating func note(_ step: Int) { last = step }
}

extension Experiment {
  /// The files of the states that a run which is done must have kept, by its result.
  func neededStates(of result: JSONValue) -> [String] {
    guard rangeStop == nil else { return [] }
    if results.checkpoints.keepsLast { return [KeptState.last] + firstState(of: result) }
    return bestState(of: result)
  }

  /// The first of the states that are kept at regular ends, of a run that began by itself: whoever has that one
  /// has kept the others, too.
  private func firstState(of result: JSONValue) -> [String] {
    guard let extent = keptEvery, let epochs = clock.epochTable, result["parent"] ?? .null == .null,
      let end: Int = try? result["summary"]?.value("steps")
    else { return [] }
    let first = extent.firstEnd(from: 1, in: epochs)
    return first < end ? [KeptState.path(ofStep: first)] : []
  }

  private func bestState(of result: JSONValue) -> [String] {
    // A run that goes on need not become better, and what is measured may never be a number.
    guard results.checkpoints == .best, result["parent"] ?? .null == .null,
      case .object(let summary)? = result["summary"],
      summary.contains(where: { $0.key.hasPrefix("best.") && $0.value != .null })
    else { return [] }
    return [KeptState.best]
  }
}
