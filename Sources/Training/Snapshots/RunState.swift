/// All that a run carries from one update to the next beside the model and the optimizer.
struct RunState: Sendable {
  /// The number of updates done.
  var step = 0
  /// The sum and the number of the batch losses since the last row.
  var lossSum = 0.0
  var lossCount = 0
  /// The mean of these losses; nil where there are none.
  var intervalLoss: Double? { lossCount > 0 ? lossSum / Double(lossCount) : nil }
  /// The training loss of the last row.
  var trainLoss: Double?
  /// The training metrics of the last row.
  var trainMetrics: [Double?] = []
  /// What was measured last on validation samples.
  var validation: Evaluation?
  /// What was measured last on validation samples since the last row.
  var intervalValidation: Evaluation?
  /// Whether it has ended before its length.
  var isStoppedEarly = false
  /// Whether that was for a loss that is not finite.
  var hasLostLoss = false
  /// The best values so far, the loss first.
  var best: [Summary.Best] = []
  /// What was measured of the best weights, where the run keeps them.
  var kept: Summary.Kept?

  /// Notes what was measured on validation samples after an update.
  mutating func note(_ evaluation: Evaluation, step: Int, names: [(String, isGreaterBetter: Bool)])
  {
    validation = evaluation
    intervalValidation = evaluation
    let values = [evaluation.loss] + evaluation.metrics
    let isFirst = best.isEmpty
    for (index, (name, isGreaterBetter)) in names.enumerated() {
      let new = Summary.Best(metric: name, value: values[index], step: step)
      if isFirst {
        best.append(new)
      } else if isBetter(new.value, than: best[index].value, isGreaterBetter) {
        best[index] = new
      }
    }
  }

  // What is not a number is worse than every number.
  private func isBetter(_ new: Double, than old: Double, _ isGreaterBetter: Bool) -> Bool {
    if new.isNaN || old.isNaN { return old.isNaN && !new.isNaN }
    return isGreaterBetter ? new > old : new < old
  }
}
