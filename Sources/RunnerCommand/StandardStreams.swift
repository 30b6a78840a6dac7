internal import Glibc

/// What a command may rely on of the streams that it was started with.
enum StandardStreams {
  /// Makes what goes wrong with files and streams an error of the call, and none of them a file of
  /// ours.
  static func prepare() {
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

  /// Ends the command as one ends that writes what nobody reads: by SIGPIPE, without a word.
  static func endAsUnread() {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
  }
}
