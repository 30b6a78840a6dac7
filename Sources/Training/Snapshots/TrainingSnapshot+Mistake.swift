import Optimizers

extension TrainingSnapshot.Counters {
  /// What keeps a run from having counted so, since a file may say anything; nil if nothing does.
  ///
  /// - Parameter metrics: What the run measures on its validation samples, nil where it has none.
  /// - Returns: The mistake in a sentence.
  func mistake(metrics: [Metric]?) -> String? {
    let counts = [run.lossCount, watch.evaluationsSince, range?.count ?? 0] + groups.map(\.updates)
    guard counts.allSatisfy({ (0...run.step).contains($0) }) else {
      return "it counts more than there were updates"
    }
    let names = metrics.map { ["loss"] + $0.map(\.name) } ?? []
    let best = run.best.map(\.metric)
    let measured = [run.validation, run.intervalValidation, run.kept?.validation].compactMap(\.self)
    guard best.isEmpty || best == names,
      measured.allSatisfy({ $0.metrics.count + 1 == names.count })
    else { return "it has measured something else" }
    return nil
  }
}
