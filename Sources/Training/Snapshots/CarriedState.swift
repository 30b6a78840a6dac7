/// What a run counts and remembers between updates beside the model and the optimizer, taken as a whole.
struct CarriedState {
  var run: RunState
  var watch: ImprovementWatch.State
  var plateau: PlateauWatch.State?
  var range: RangeWatch.State?
  var measures: TrainMeasures
  var best: BestWeights?

  /// Ends the interval of a row, as making the row does.
  mutating func endRow() {
    run.trainLoss = run.intervalLoss
    run.trainMetrics = measures.values
    if !measures.isEmpty { measures.reset() }
    (run.lossSum, run.lossCount, run.intervalValidation) = (0, 0, nil)
  }
}

extension Trainer {
  /// What the run carries now.
  var carried: CarriedState {
    CarriedState(
      run: state, watch: watch.state, plateau: plateau?.state, range: range?.state,
      measures: measures, best: best)
  }
}
