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
  private let section: SweepPruner

  /// Resolves a pruner by the first trial of its sweep.
  init(_ section: SweepPruner, _ goal: SweepGoal, _ run: PreparedRun) {
    (written, order, self.section) = (section.pruner, section.order, section)
    let unit = written.lengths.lazy.compactMap { PruningUnit($0.length.unit) }.first
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
    if let mistake = unitMistake(in: run) ?? pruner.problems.first {
      let argument = mistake.argument.isEmpty ? "" : ".\(mistake.argument)"
      findings.error(
        at: section.spans[mistake.argument] ?? section.span,
        "sweep.pruner\(argument): \(mistake.message)")
      return
    }
    if let message = unmeasured(in: run) {
      findings.error(at: section.span, "sweep.pruner: \(message)")
      return
    }
    let scale = TrainingScale(measure.unit, of: run.experiment)
    let first = pruner.nextCheck(after: 0, of: 0)
    guard TrainingReach.reaches(first, scale.whole) else { return }
    let start = first.isFinite ? measure.unit.text(first) : nil
    let message = Message.noPruning(from: start, whole: measure.unit.text(scale.whole))
    findings.warning(at: section.span, "sweep.pruner: \(message)")
  }

  /// What is wrong with an argument that counts the run's own unit beside others that name one.
  private func unitMistake(in run: PreparedRun) -> ArgumentError? {
    let own = Self.ownUnit(of: run)
    guard own != measure.unit,
      let (argument, length) = written.lengths.first(where: {
        $0.length.unit == .own && $0.length.count > 0
      })
    else { return nil }
    let message = Message.otherUnit(
      length.text, isDefault: section.spans[argument] == nil, own.text(length.count), measure.unit)
    return ArgumentError(argument: argument, message: message)
  }

  /// That the objective is not measured before the end.
  private func unmeasured(in run: PreparedRun) -> String? {
    let (experiment, table) = (run.experiment, run.experiment.clock.epochTable)
    guard let table else { return nil }
    let isTraining = measure.column.hasPrefix(SweepObjective.train)
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
