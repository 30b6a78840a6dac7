internal import Messages
internal import Results
internal import System

/// Decides what becomes of trials whose workers were lost: each is begun again, until it is given up.
struct TrialLosses {
  /// What becomes of a trial.
  enum Verdict {
    /// It is begun again; what the user is told of it, if anything.
    case again(Problem?)
    /// It has failed.
    case failed(TrialRecord, Problem)
  }

  /// How often a trial is begun whose worker is lost in the middle of it.
  private static let attempts = 2
  /// How often a trial is begun again whose worker is lost before its results are on the disk: as a
  /// rule that is the fault of another trial.
  private static let returns = 8

  private var lost: [Int: Int] = [:]
  private var returned: [Int: Int] = [:]

  /// Counts a trial whose worker was lost in the middle of it.
  mutating func take(lost trial: Trial, _ cause: String, log: String) -> Verdict {
    lost[trial.number, default: 0] += 1
    guard lost[trial.number, default: 0] >= Self.attempts else {
      return .again(Problem(at: trial.title, Message.beganAgain(cause), nil))
    }
    return Self.failed(trial, cause, log: log)
  }

  /// Counts a trial whose worker was lost after it, before its results were on the disk.
  ///
  /// Those that could not be kept for a reason of their own are begun again once.
  mutating func take(
    unsettled trial: Trial, _ cause: String, log: String, isUnkept: Bool
  ) -> Verdict {
    returned[trial.number, default: 0] += 1
    let limit = isUnkept ? Self.attempts - 1 : Self.returns
    guard returned[trial.number, default: 0] > limit else { return .again(nil) }
    return Self.failed(trial, cause, log: log)
  }

  private static func failed(_ trial: Trial, _ cause: String, log: String) -> Verdict {
    let text = "\(Legible.escaped(trial.title)): error: \(Message.lostAgain(cause, log: log))"
    return .failed(
      TrialRecord(id: trial.id, status: .failed, message: cause), Problem(text, .trialsFailed))
  }
}
