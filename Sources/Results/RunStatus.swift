/// How far a run has come.
package enum RunStatus: String, Sendable, CaseIterable {
  /// A process works on it.
  case running
  /// It came to its end.
  case done
  /// Its loss was no longer finite.
  case diverged
  /// It met an error.
  case failed
  /// It was told to stop, or its process was killed, and it can be resumed.
  case interrupted
  /// A sweep ended it, since others did better, and it can be resumed.
  case pruned
}
