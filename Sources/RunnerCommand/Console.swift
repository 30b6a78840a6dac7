internal import ArgumentParser
internal import Execution
internal import Glibc

/// Standard output for results, standard error for everything else.
enum Console {
  /// The most problems that are shown at once.
  private static let most = 100

  /// Writes problems to standard error, and how many more there are than can be read.
  static func report(_ problems: [Problem], warnings: Bool) {
    let shown = problems.filter { warnings || $0.status != nil }
    for problem in shown.prefix(most) { tell(problem.text) }
    if shown.count > most { tell("... and \(shown.count - most) more") }
  }

  /// Writes a line to standard error; nobody can be told if that fails.
  static func tell(_ line: String) {
    try? write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes a result to standard output, ended by one newline.
  static func print(_ text: String) throws {
    try write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Writes bytes to standard output or error.
  static func write(_ bytes: [UInt8], to descriptor: CInt = STDOUT_FILENO) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        guard descriptor == STDOUT_FILENO else { throw ExitCode(ExitStatus.ioFailure.rawValue) }
        if code == EPIPE { StandardStreams.endAsUnread() }
        tell("standard output: error: \(String(cString: strerror(code)))")
        throw ExitCode(ExitStatus.ioFailure.rawValue)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether standard error is a terminal that lines can be redrawn on.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Characters in a line of the terminal.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

extension ExitStatus {
  /// Ends the command unless all is well.
  func exitUnlessDone() throws {
    if self != .done { throw ExitCode(rawValue) }
  }
}
