internal import Glibc
internal import SystemPackage

/// Standard output or standard error, and what a command may rely on of them.
package enum StandardStream: CInt, Sendable {
  /// Where results go.
  case output = 1
  /// Where everything else goes.
  case error = 2

  /// Why a stream could not be written to.
  package struct WriteError: Error {
    /// The system's words for it.
    package let message: String
    /// Whether it is that nobody reads the stream any more.
    package let isUnread: Bool
  }

  /// Writes all bytes, however many calls that takes.
  package func write(_ bytes: [UInt8]) throws(WriteError) {
    do {
      try FileDescriptor(rawValue: rawValue).writeAll(bytes)
    } catch { throw WriteError(message: "\(error)", isUnread: (error as? Errno) == .brokenPipe) }
  }

  /// Whether the stream is a terminal.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The characters in a line of the terminal; nil if the stream is none, or does not tell.
  package var columns: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Makes what goes wrong with files and streams an error of the call, and none of them a file of
  /// ours.
  package static func prepare() {
    // A file-size limit is then an error like any other, which can be told and survived.
    signal(SIGXFSZ, SIG_IGN)
    // A run goes on to its end, and its result is kept, when nobody reads its progress any more.
    signal(SIGPIPE, SIG_IGN)
    // The next file to be opened would have the number of a stream that is closed, and get what is
    // meant for that. Opened the wrong way round, the stream gives an error as a closed one does.
    for descriptor in STDIN_FILENO...STDERR_FILENO
    where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the process as one ends that writes what nobody reads: by SIGPIPE, without a word.
  package static func endAsUnread() {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
  }
}
