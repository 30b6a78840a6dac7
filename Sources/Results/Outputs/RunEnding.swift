package import Engine
package import System
package import Training

/// How a run has ended.
package enum RunEnding {
  /// By itself: it is done, or has diverged.
  case ended(Outcome, Model)
  /// By a signal, after it was saved.
  case interrupted(Outcome, StopSignal)
  /// By a sweep that pruned it, for a reason in words, after it was saved.
  case pruned(Outcome, reason: String)
  /// By an error, in words.
  case failed(String)

  /// How the run stands after that.
  var status: RunStatus {
    switch self {
    case .ended(.done, _): .done
    case .ended: .diverged
    case .pruned: .pruned
    case .interrupted: .interrupted
    case .failed: .failed
    }
  }
}
