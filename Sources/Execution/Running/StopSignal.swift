/// What told a run to stop.
package enum StopSignal: Sendable, Hashable {
  /// The keyboard, by SIGINT.
  case interrupt
  /// Another process, by SIGTERM.
  case terminate

  /// The signal's name.
  var name: String {
    switch self {
    case .interrupt: "SIGINT"
    case .terminate: "SIGTERM"
    }
  }

  /// How a command ends that it has stopped.
  package var status: ExitStatus {
    switch self {
    case .interrupt: .interrupted
    case .terminate: .terminated
    }
  }
}
