import Optimizers

extension TrainingSnapshot.Counters {
  /// What keeps a run from having counted so, since a file may say anything; nil if nothing does.
  ///
  /// - Parameters:
  ///   - metrics: What the run measures on its validation samples, nil where it has none.
  ///   - trainMetrics: What it measures on the batches that it trains on.
  /// - Returns: The mistake in a sentence.
  func mistake(metrics: [Metric]?, trainMetrics: [Metric]) -> String? {
    let counts = [run.lossCount, watch.evaluationsSince, range?.count ?? 0] + groups.map(\.updates)
    guard counts.allSatisfy({ (0...run.step).contains($0) }) else {
      return "it counts more than there were updates"
    }
    let kept = run.kept?.trainMetrics ?? []
    guard [run.trainMetrics, kept].allSatisfy({ $0.isEmpty || $0.count == trainMetrics.count })
    else { return "it has measured something else" }
    let names = metrics.map { ["loss"] + $0.map(\.name) } ?? []
    let best = run.best.map(\.metric)
    let measured = [run.validation, run.intervalValidation, run.kept?.validation].compactMap(\.self)
    guard best.isEmpty || best == names,
      measured.allSatisfy({ $0.metrics.count + 1 == names.count })
    else { return "it has measured something else" }
    return nil
  }
}
