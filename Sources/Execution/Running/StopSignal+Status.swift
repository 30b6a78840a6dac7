package import System

extension StopSignal {
  /// How a command ends that it has stopped.
  package var status: ExitStatus {
    switch self {
    case .interrupt: .interrupted
    case .terminate: .terminated
    }
  }
}
