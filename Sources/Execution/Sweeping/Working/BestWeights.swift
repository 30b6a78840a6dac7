internal import Experiments
package import System

/// Sees to the weights of the best cell where a spec asks for them: which cell that is, is known only when
/// all trials have ended, so that its trials are run again, to the same bytes.
///
/// Every worker that finds the sweep complete does so; they share these trials by claims, as all others.
package struct BestWeights {
  private let sweep: PreparedSweep
  private let options: SweepWork.Options
  private let end: ContinuousClock.Instant?

  /// Takes a sweep and how a worker works, whose time begins now.
  package init(_ sweep: PreparedSweep, _ options: SweepWork.Options) {
    (self.sweep, self.options) = (sweep, options)
    end = options.time.map { .now + $0 }
  }

  private var isOver: Bool { end.map { .now >= $0 } ?? false }

  /// Runs what lacks its weights, after the work that came to an outcome; that stays where there is nothing
  /// to do.
  package func keep(
    after outcome: SweepOutcome, show: (SweepProgress) -> Void, stopSignal: () -> StopSignal?,
    warn: @escaping (Problem) -> Void
  ) -> SweepOutcome {
    let isComplete = [.done, .trialsFailed].contains(outcome.status)
    guard isComplete, sweep.results.weights == .best else { return outcome }
    var run = SweepRun.Options(root: options.root)
    run.jobs = options.jobs
    run.environment = options.environment
    let kept = SweepRun(sweep, run).run(
      show: show, stopSignal: { stopSignal() ?? (isOver ? .terminate : nil) }, warn: warn)
    // The time was over before another signal came.
    guard stopSignal() == nil, kept.status == ExitStatus(.terminate) else { return kept }
    return SweepOutcome(status: .busy, lines: kept.lines, json: kept.json)
  }
}
