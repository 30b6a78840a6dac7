internal import Execution
internal import Glibc
internal import Synchronization

/// SIGINT and SIGTERM: the first lets the run finish its update and save, the second ends at once.
enum StopSignals {
  private static let first = Atomic<Int32>(0)

  /// Begins to catch both, but for one that the caller has let be ignored, as shells do for commands
  /// in the background of a script.
  static func `catch`() {
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
      action.__sigaction_handler.sa_handler = { StopSignals.note($0) }
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

  /// The signal that has come, if one has.
  static var received: StopSignal? {
    switch first.load(ordering: .relaxed) {
    case SIGINT: .interrupt
    case SIGTERM: .terminate
    default: nil
    }
  }

  /// Runs within the signal: it may neither allocate nor lock.
  private static func note(_ number: Int32) {
    let earlier = first.exchange(number, ordering: .relaxed)
    if earlier != 0 { _exit(128 + number) }
  }
}
