internal import Glibc
internal import Synchronization

/// What told a run to stop: the first lets it finish its update and save, the second ends the
/// process at once.
package enum StopSignal: Sendable, Hashable {
  /// The keyboard, by SIGINT.
  case interrupt
  /// Another process, by SIGTERM.
  case terminate

  private static let first = Atomic<Int32>(0)

  /// The signal's name.
  package var name: String {
    switch self {
    case .interrupt: "SIGINT"
    case .terminate: "SIGTERM"
    }
  }

  /// The signal that has come since ``catchAll()``, if one has.
  package static var received: StopSignal? {
    switch first.load(ordering: .relaxed) {
    case SIGINT: .interrupt
    case SIGTERM: .terminate
    default: nil
    }
  }

  /// Begins to catch both, but for one that the caller has let be ignored, as shells do for commands
  /// in the background of a script.
  package static func catchAll() {
    // Made before a signal can ask for it.
    _ = first.load(ordering: .relaxed)
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      sigaction(number, nil, &action)
      if isIgnored(action) { continue }
      action = sigaction()
      sigaddset(&both, number)
      action.__sigaction_handler.sa_handler = { StopSignal.note($0) }
      // Calls that a signal interrupts begin anew by themselves.
      action.sa_flags = SA_RESTART
      sigaction(number, &action, nil)
    }
    // Whoever started the command may have held them back for itself.
    pthread_sigmask(SIG_UNBLOCK, &both, nil)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    return handler == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Runs within the signal: it may neither allocate nor lock.
  private static func note(_ number: Int32) {
    let earlier = first.exchange(number, ordering: .relaxed)
    if earlier != 0 { _exit(128 + number) }
  }
}
