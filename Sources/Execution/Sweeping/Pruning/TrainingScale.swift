internal import Experiments
internal import Schedules
internal import Sweeps

/// Counts a run's training in the unit of a pruner.
struct TrainingScale {
  private let unit: PruningUnit
  private let steps: Int
  private let epochs: EpochTable?

  /// Counts the training of an experiment.
  init(_ unit: PruningUnit, of experiment: Experiment) {
    (self.unit, steps, epochs) = (unit, experiment.steps, experiment.clock.epochTable)
  }

  /// The training that so many updates are.
  func resource(ofSteps count: Int) -> Double {
    switch unit {
    case .steps: Double(count)
    case .epochs: epochs?.epochs(in: Double(count)) ?? 0
    case .percent: 100 * Double(count) / Double(steps)
    }
  }

  /// The training of the whole run.
  var whole: Double { resource(ofSteps: steps) }
}
