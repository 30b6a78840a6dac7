internal import Experiments
internal import Sweeps
internal import Training

/// What the cells of a sweep are compared by, as it was resolved.
package struct SweepGoal: Sendable, Hashable {
  /// The column of the metric.
  package let column: String
  /// Whether it is the best value of a run that counts, and not the last.
  package let isBest: Bool
  /// Whether more is better.
  package let isGreaterBetter: Bool

  /// The goal of a section: `train.monitor`'s metric unless it says more, or else the validation
  /// loss, or else the training loss.
  init(_ objective: SweepObjective, _ run: PreparedRun) {
    let monitor = run.experiment.train.options.settings.monitor
    column =
      objective.column
      ?? (run.data.validation == nil && !monitor.isOfTraining
        ? SweepObjective.trainLoss : monitor.column)
    isBest = objective.moment == .best
    isGreaterBetter = SweepObjective.isGreaterBetter(column)
  }

  /// The name of its value in the summary of a result.
  package var key: String { isBest ? "best.\(column)" : column }

  /// Which values are better.
  var direction: SearchDirection { isGreaterBetter ? .maximize : .minimize }

  /// Whether a value is better than another.
  func isBetter(_ value: Double, than other: Double) -> Bool {
    isGreaterBetter ? value > other : value < other
  }

  /// Why a run does not measure it; nil if it does.
  func mistake(in run: PreparedRun) -> String? {
    if column.hasPrefix(SweepObjective.train) {
      let names = ["loss"] + run.experiment.trainMetrics.map(\.name)
      guard names.contains(where: { column == SweepObjective.train + $0 }) else {
        return Message.unmeasured(column)
      }
      return isBest ? Message.noBestInTraining(column) : nil
    }
    guard run.data.validation != nil else { return Message.noValidation(column) }
    let names = ["loss"] + run.experiment.metrics.map(\.name)
    return names.contains { column == SweepObjective.validation + $0 }
      ? nil : Message.unmeasured(column)
  }
}
