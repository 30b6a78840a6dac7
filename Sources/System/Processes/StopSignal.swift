internal import Glibc
internal import Synchronization

/// What told a run to stop: the first lets it finish its update and save, a second one other than
/// SIGHUP ends the process at once.
package enum StopSignal: Sendable, Hashable, CaseIterable {
  /// The terminal's end, by SIGHUP.
  case hangUp
  /// The keyboard, by SIGINT.
  case interrupt
  /// Another process, by SIGTERM.
  case terminate
  /// A scheduler of jobs whose time is nearly over, by SIGUSR1 or SIGUSR2.
  case user1, user2

  private static let first = Atomic<Int32>(0)

  /// The signal's number.
  var number: Int32 {
    switch self {
    case .hangUp: SIGHUP
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    case .user1: SIGUSR1
    case .user2: SIGUSR2
    }
  }

  /// The signal's name.
  package var name: String {
    switch self {
    case .hangUp: "SIGHUP"
    case .interrupt: "SIGINT"
    case .terminate: "SIGTERM"
    case .user1: "SIGUSR1"
    case .user2: "SIGUSR2"
    }
  }

  /// The signal that has come since ``catchAll()``, if one has.
  package static var received: StopSignal? {
    let number = first.load(ordering: .relaxed)
    return allCases.first { $0.number == number }
  }

  /// Begins to catch all of them, but for those that the caller has let be ignored, as shells do for
  /// commands in the background of a script, and `nohup` for SIGHUP.
  package static func catchAll() {
    // Made before a signal can ask for it.
    _ = first.load(ordering: .relaxed)
    var caught = sigset_t()
    sigemptyset(&caught)
    for signal in allCases {
      var action = sigaction()
      sigaction(signal.number, nil, &action)
      if isIgnored(action) { continue }
      action = sigaction()
      sigaddset(&caught, signal.number)
      action.__sigaction_handler.sa_handler = { StopSignal.note($0) }
      // Calls that a signal interrupts begin anew by themselves.
      action.sa_flags = SA_RESTART
      sigaction(signal.number, &action, nil)
    }
    // Whoever started the command may have held them back for itself.
    pthread_sigmask(SIG_UNBLOCK, &caught, nil)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    return handler == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Runs within the signal: it may neither allocate nor lock.
  private static func note(_ number: Int32) {
    let isFirst = first.compareExchange(expected: 0, desired: number, ordering: .relaxed).exchanged
    // When a terminal goes, the system and the shell both say so.
    if isFirst || number == SIGHUP { return }
    _exit(128 + (number == SIGUSR1 || number == SIGUSR2 ? SIGTERM : number))
  }
}
