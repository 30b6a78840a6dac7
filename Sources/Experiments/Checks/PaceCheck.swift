internal import Messages
internal import Schedules
internal import Training

/// Warns of what a run does more rarely than it can.
struct PaceCheck {
  let train: TrainSection
  let findings: Findings

  /// Warns of a pace that is longer than a run of so many updates.
  func check(_ key: String, _ extent: Extent, steps: Int, epochs: EpochTable) {
    let place = train.place.key(key)
    guard place.isGiven else { return }
    let isBeyond =
      switch extent {
      case .steps(let count): count > steps
      case .epochs(let count): Double(count) > epochs.epochs(in: Double(steps))
      }
    guard isBeyond else { return }
    findings.warning(
      at: place.span,
      "\(place.path): is longer than the run of \(counted(steps, "step")), so that it is done once, at "
        + "the end")
  }

  /// Warns of a training metric to follow that is measured over other lengths than it is looked at.
  func checkMonitor(_ logEvery: Extent, _ evaluateEvery: Extent) {
    let (place, monitor) = (train.place.key("monitor"), train.options.settings.monitor)
    guard monitor.isOfTraining, logEvery != evaluateEvery else { return }
    findings.warning(
      at: place.span,
      "\(place.path): \(monitor.column) is measured over each log_every and followed each evaluate_every, "
        + "which differ; give both the same length")
  }

  /// Warns of more batches an update than an epoch has.
  func checkAccumulation(_ batches: EpochTable) {
    let (place, count) = (train.place.key("accumulate"), train.options.settings.accumulate)
    guard count > batches.longest else { return }
    findings.warning(
      at: place.span,
      "\(place.path): is more than the batches of an epoch, of which there are \(batches.longest); they "
        + "make one update")
  }
}
