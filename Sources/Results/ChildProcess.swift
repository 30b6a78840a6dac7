#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Files

/// Processes that are started for their output.
///
/// They form groups of their own, so that a Ctrl-C meant for this process does not reach them
/// and ending one ends what it started.
enum ChildProcess {
  /// Starts a program with its output to a descriptor and without input or messages.
  static func spawn(
    _ arguments: [String], environment: [String: String], output: CInt
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    // What this process ignores would be ignored by its children too.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let variables = environment.map { "\($0.key)=\($0.value)" }
    return withCStrings(arguments) { arguments in
      withCStrings(variables) { variables in
        var process = pid_t()
        guard let name = arguments[0],
          posix_spawnp(&process, name, &actions, &attributes, arguments, variables) == 0
        else { return nil }
        return process
      }
    }
  }

  /// Waits for the end of a process as long as that is wanted, and then ends it and those of its
  /// group.
  ///
  /// - Returns: Its exit status; nil if a signal ended it.
  static func end(_ process: pid_t, whileWaiting isWaiting: () -> Bool) -> CInt? {
    var status: CInt = 0
    // One that has ended by itself must not be killed: its group's number may be another's soon.
    while waitpid(process, &status, WNOHANG) != process {
      if isWaiting() {
        usleep(500)
        continue
      }
      kill(-process, SIGKILL)
      _ = SystemCall.retry { Int(waitpid(process, &status, 0)) }
      break
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Calls with a null-terminated list of C strings.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
