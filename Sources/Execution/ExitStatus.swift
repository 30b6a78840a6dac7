package import System

/// How a command ends, as its caller sees it (sysexits.h, and what the design adds to it).
package enum ExitStatus: Int32, Sendable, Hashable {
  /// Done, or already done.
  case done = 0
  /// What was compared is different, as diff(1) tells it.
  case different = 1
  /// A loss was no longer finite.
  case diverged = 10
  /// Some trials of a sweep have failed.
  case trialsFailed = 11
  /// The command line makes no sense.
  case usage = 64
  /// The spec or its data is wrong.
  case invalidData = 65
  /// An input is missing, or cannot be read.
  case missingInput = 66
  /// Our own fault.
  case software = 70
  /// The system refused memory or threads.
  case refused = 71
  /// A result cannot be created.
  case cannotCreate = 73
  /// Writing failed: a full disk, a broken one.
  case ioFailure = 74
  /// Another process runs the same experiment, or trials of a sweep are left for later.
  case busy = 75
  /// Its terminal is gone (SIGHUP); the same command resumes.
  case hungUp = 129
  /// Interrupted from the keyboard (SIGINT); the same command resumes.
  case interrupted = 130
  /// Told to end (SIGTERM, SIGUSR1, SIGUSR2); the same command resumes.
  case terminated = 143
}

extension ExitStatus {
  /// How a command ends that a signal has stopped.
  package init(_ signal: StopSignal) {
    self =
      switch signal {
      case .hangUp: .hungUp
      case .interrupt: .interrupted
      case .terminate, .user1, .user2: .terminated
      }
  }
}

extension ExitStatus {
  /// Whether it is the machine's fault, and the same may go well on another or later: no room on a disk, no
  /// memory, no right to create a file.
  var isOfMachine: Bool {
    switch self {
    case .refused, .cannotCreate, .ioFailure: true
    case .done, .different, .diverged, .trialsFailed, .usage, .invalidData, .missingInput,
      .software,
      .busy, .hungUp, .interrupted, .terminated:
      false
    }
  }
}
