internal import Provenance
package import Results
package import System

/// Runs trials of a sweep in this process, one after another.
package final class TrialRuns {
  private let sweep: PreparedSweep
  private let root: String
  private let isForced: Bool
  private let query: RevisionQuery
  /// The claims of this process; nil where there can be none, as in results that are only read, and so no runs
  /// either.
  private lazy var claims: TrialClaims? = try? TrialClaims(in: root, of: sweep.name)

  /// Takes a sweep and the folder of all results; git is asked in the environment, once.
  package init(
    _ sweep: PreparedSweep, in root: String, isForced: Bool = false, environment: [String: String]
  ) {
    (self.sweep, self.root, self.isForced) = (sweep, root, isForced)
    query = SpecReading.revisionQuery(of: sweep.base.source.file, environment)
  }

  /// Runs a trial, as a run of the same values runs alone; on one thread unless the spec says more.
  package func run(
    _ trial: Trial, show: @escaping (ProgressLine) -> Void,
    stopSignal: @escaping () -> StopSignal?, warn: @escaping (Problem) -> Void
  ) -> RunOutcome {
    guard let claims else {
      return run(trial, nil, show: show, stopSignal: stopSignal, warn: warn)
    }
    do throws(FileError) {
      guard let claim = try claims.take(trial.id) else {
        return RunOutcome(
          Problem(at: sweep.name, Message.claimedElsewhere(trial.id), .busy))
      }
      defer { claims.release(claim) }
      let outcome = run(trial, claim, show: show, stopSignal: stopSignal, warn: warn)
      guard claims.holds(claim) else {
        return RunOutcome(Problem(at: trial.title, Message.lostClaim, .busy))
      }
      return outcome
    } catch { return RunOutcome(Problem(error)) }
  }

  private func run(
    _ trial: Trial, _ claim: TrialClaim?, show: @escaping (ProgressLine) -> Void,
    stopSignal: @escaping () -> StopSignal?, warn: @escaping (Problem) -> Void
  ) -> RunOutcome {
    do throws(PreparationError) {
      let run = try sweep.base.run(trial)
      return ExperimentRun(
        run, run.identity, in: root, isForced: isForced,
        trial: TrialTerms(group: nil, packs: nil, keepsWeights: false, query: query)
      ).run(
        show: show, stopSignal: { claim?.isLost == true ? .terminate : stopSignal() }, warn: warn)
    } catch { return RunOutcome(error) }
  }
}
