internal import Declarations
internal import Experiments
internal import Messages
internal import Schedules
internal import Sweeps
internal import Training

/// How the trials of a sweep are pruned, as it was resolved.
struct PruningPlan {
  /// The rule, whose lengths are numbers of the measure's unit.
  let pruner: any Pruner
  /// Whose reports a decision is made from.
  let order: DecisionOrder
  /// What is measured.
  let measure: PruningMeasure
  private let written: any Pruner
  private let span: SourceSpan

  /// Resolves a pruner by the first trial of its sweep.
  init(_ section: SweepPruner, _ goal: SweepGoal, _ run: PreparedRun) {
    (written, order, span) = (section.pruner, section.order, section.span)
    let unit = written.lengths.lazy.compactMap { PruningUnit($0.unit) }.first
    measure = PruningMeasure(
      column: goal.column, isBest: goal.isBest, isGreaterBetter: goal.isGreaterBetter,
      unit: unit ?? Self.ownUnit(of: run))
    let scale = TrainingScale(measure.unit, of: run.experiment)
    pruner = written.resolved(runLength: scale.whole)
  }

  /// What a number without a unit counts.
  private static func ownUnit(of run: PreparedRun) -> PruningUnit {
    switch run.experiment.clock.interval {
    case .epoch: .epochs
    case .step: .steps
    }
  }

  /// Reports what is wrong with pruning a trial.
  func check(_ run: PreparedRun, _ findings: Findings) {
    if let mistake = mistake(in: run) {
      findings.error(at: span, "sweep.pruner: \(mistake)")
      return
    }
    let scale = TrainingScale(measure.unit, of: run.experiment)
    let first = pruner.nextCheck(after: 0, of: 0)
    guard first >= scale.whole else { return }
    let (start, end) = (measure.unit.text(first), measure.unit.text(scale.whole))
    findings.warning(at: span, "sweep.pruner: \(Message.noPruning(from: start, whole: end))")
  }

  private func mistake(in run: PreparedRun) -> String? {
    let own = Self.ownUnit(of: run)
    let plain = written.lengths.first { $0.unit == .own && $0.count > 0 }
    if let plain, own != measure.unit {
      return Message.otherUnit(plain.text, own.text(plain.count), measure.unit)
    }
    let (experiment, table) = (run.experiment, run.experiment.clock.epochTable)
    guard let table else { return nil }
    let isTraining = measure.column == SweepObjective.trainLoss
    let measured = isTraining ? 1 : experiment.evaluateEvery.firstEnd(from: 1, in: table)
    // What is measured is reported with the row that it stands in.
    guard experiment.logEvery.firstEnd(from: measured, in: table) >= experiment.steps else {
      return nil
    }
    return Message.unmeasuredBeforeEnd(
      measure.column,
      isTraining
        ? ["log_every"]
        : [
          "evaluate_every", "log_every",
        ])
  }
}
