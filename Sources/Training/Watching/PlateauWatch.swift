import Declarations
import Optimizers
import Schedules

/// Follows a run for the learning rates that fall where it no longer improves.
struct PlateauWatch {
  /// All that it carries from one update to the next.
  struct State: Sendable, Equatable {
    /// What the schedule has come to.
    var plateau: PlateauReduction.State
    /// The sum of the batch losses since the last evaluation.
    var lossSum = 0.0
    /// The number of them.
    var lossCount = 0
  }

  private let monitor: Monitor
  private let metrics: [Metric]
  private let start: Int
  private var plateau: PlateauReduction
  private var lossSum = 0.0
  private var lossCount = 0

  /// Begins with the learning rates to which a timetable leads, or that an optimizer has now.
  init(
    _ feedback: PlateauFeedback, metrics: [Metric], timetable: Timetable, optimizer: any Optimizer
  ) throws(ArgumentError) {
    (monitor, start) = (feedback.monitor, feedback.start)
    self.metrics = metrics
    let rates = optimizer.groups.enumerated().map { index, group in
      timetable.schedule(of: .learningRate, group: index)?.value(at: feedback.start)
        ?? group.hyperparameters.learningRate
    }
    plateau = try PlateauReduction(feedback.settings, learningRates: rates)
  }

  /// Whether it follows the run at a step of the scheduler.
  func hasBegun(at step: Int) -> Bool { step >= start }

  /// What it carries, to be saved and restored.
  var state: State {
    get { State(plateau: plateau.state, lossSum: lossSum, lossCount: lossCount) }
    set {
      plateau.state = newValue.plateau
      lossSum = newValue.lossSum
      lossCount = newValue.lossCount
    }
  }

  /// Notes the loss of an update's batch.
  mutating func note(loss: Double) {
    lossSum += loss
    lossCount += 1
  }

  /// Takes in an evaluation, or that one was due where there is nothing to measure.
  ///
  /// - Parameters:
  ///   - measured: The evaluation.
  ///   - trained: The value of a metric of the batches that were trained on, if there is one.
  mutating func observe(_ measured: Evaluation?, trained: (Metric) -> Double?) {
    let value =
      switch monitor {
      case .trainLoss: lossCount > 0 ? lossSum / Double(lossCount) : nil
      case .trainMetric(let metric): trained(metric)
      case .validationLoss: measured?.loss
      case .metric(let metric): measured?.value(of: metric, among: metrics)
      }
    lossSum = 0
    lossCount = 0
    if let value { plateau.observe(value) }
  }

  /// Gives an optimizer the learning rates of now.
  func apply(to optimizer: any Optimizer) {
    for (group, rate) in plateau.state.learningRates.enumerated()
    where optimizer.groups[group].hyperparameters.learningRate != rate {
      optimizer.groups[group].hyperparameters.learningRate = rate
    }
  }
}
