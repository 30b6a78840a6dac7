internal import Glibc
internal import SystemPackage

/// Processes that are started for their output.
///
/// They form groups of their own, so that a Ctrl-C meant for this process does not reach them
/// and ending one ends what it started.
package enum ChildProcess {
  /// What a process has written.
  package struct Output: Sendable {
    /// Its output, or the beginning of it.
    package let bytes: [UInt8]
    /// What it has said on standard error, or the beginning of it.
    package let errors: [UInt8]
    /// Why they are only beginnings, if they are.
    package let cut: Cut?
    /// The exit status; nil where the process was ended.
    package let status: CInt?
  }

  /// Why an output is not whole: it was longer than asked for, or the process not done in time.
  package enum Cut: Sendable { case length, time }

  /// Runs a program, and reads at most so many bytes of its output, and of what it says on standard
  /// error if that is asked for.
  ///
  /// - Parameters:
  ///   - arguments: the program's name, looked for as the shell does, or its path, and what follows.
  ///   - environment: the program's variables.
  ///   - input: a file that the program reads; without one it finds nothing to read.
  ///   - limit: the most bytes that are read of each stream.
  ///   - withErrors: whether what it says on standard error is read, and not lost.
  ///   - isLate: asked now and then whether the output is no longer waited for.
  /// - Returns: The output; nil if the program could not be started.
  package static func output(
    of arguments: [String], environment: [String: String], input: String = "/dev/null", limit: Int,
    withErrors: Bool = false, isLate: () -> Bool
  ) -> Output? {
    var pipes: [(readEnd: FileDescriptor, writeEnd: FileDescriptor)] = []
    defer { for pipe in pipes { try? pipe.readEnd.close() } }
    for _ in 0..<(withErrors ? 2 : 1) {
      if let pipe = try? FileDescriptor.pipe(options: .closeOnExec) { pipes.append(pipe) }
    }
    var process: pid_t?
    if pipes.count == (withErrors ? 2 : 1) {
      process = spawn(
        arguments, environment: environment,
        streams: [
          .file(input, O_RDONLY), .descriptor(pipes[0].writeEnd.rawValue),
          withErrors ? .descriptor(pipes[1].writeEnd.rawValue) : .file("/dev/null", O_WRONLY),
        ])
    }
    for pipe in pipes { try? pipe.writeEnd.close() }
    guard let process else { return nil }
    var texts = pipes.map { _ in [UInt8]() }
    let cut = read(pipes.map(\.readEnd), into: &texts, limit: limit, isLate)
    let status = end(process) { cut == nil && !isLate() }
    return Output(
      bytes: texts[0], errors: texts.count > 1 ? texts[1] : [], cut: cut, status: status)
  }

  /// Reads some outputs to their ends; why it did not come so far, if it did not.
  private static func read(
    _ descriptors: [FileDescriptor], into texts: inout [[UInt8]], limit: Int, _ isLate: () -> Bool
  ) -> Cut? {
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    var open = Array(descriptors.indices)
    while !open.isEmpty {
      if isLate() { return .time }
      var waiting = open.map {
        pollfd(fd: descriptors[$0].rawValue, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&waiting, nfds_t(waiting.count), 20) > 0 else { continue }
      for (place, index) in open.enumerated().reversed() where waiting[place].revents != 0 {
        let count = try? piece.withUnsafeMutableBytes { try descriptors[index].read(into: $0) }
        guard let count, count > 0 else {
          open.remove(at: place)
          continue
        }
        texts[index].append(contentsOf: piece[..<min(count, limit - texts[index].count)])
        if texts[index].count == limit { return .length }
      }
    }
    return nil
  }

  /// What a process has for a standard stream.
  enum Stream {
    /// A file that is opened in a mode.
    case file(String, CInt)
    /// A descriptor of this process.
    case descriptor(CInt)
  }

  /// Starts a program, looked for by the first argument unless it is given, in a group of its own,
  /// with its input, its output and its messages.
  static func spawn(
    _ arguments: [String], program: String? = nil, environment: [String: String],
    streams: [Stream]
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, stream) in streams.enumerated() {
      switch stream {
      case .descriptor(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, CInt(number))
      case .file(let path, let mode):
        posix_spawn_file_actions_addopen(&actions, CInt(number), path, mode, 0)
      }
    }
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
        guard let name = program ?? arguments[0].map({ String(cString: $0) }),
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
  private static func end(_ process: pid_t, whileWaiting isWaiting: () -> Bool) -> CInt? {
    var status: CInt = 0
    // One that has ended by itself must not be killed: its group's number may be another's soon.
    while waitpid(process, &status, WNOHANG) != process {
      if isWaiting() {
        usleep(500)
        continue
      }
      kill(-process, SIGKILL)
      _ = retry { waitpid(process, &status, 0) }
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
