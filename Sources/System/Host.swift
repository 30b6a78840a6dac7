internal import Glibc

/// What the system tells of the machine and of this process.
package enum Host {
  /// The machine's name in its network.
  package static var name: String {
    var names = utsname()
    uname(&names)
    return withUnsafeBytes(of: names.nodename, text)
  }

  /// The kind of the processors, as in `x86_64`.
  package static var architecture: String {
    var names = utsname()
    uname(&names)
    return withUnsafeBytes(of: names.machine, text)
  }

  /// How many processors are in use, at least 1.
  package static var processorCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

  /// The number of this process.
  package static var processNumber: Int { Int(getpid()) }

  /// The number of the process that started this one; another's once that has ended.
  package static var parentNumber: Int { Int(getppid()) }

  /// Whether there is no process of a number.
  package static func hasNoProcess(_ number: Int) -> Bool {
    guard let number = pid_t(exactly: number) else { return true }
    return kill(number, 0) != 0 && errno == ESRCH
  }

  /// Lets this process have as many files open as the system allows, and says how many these are.
  package static func raisedFileLimit() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
    // More than that are of no use, and some systems say that there is no limit.
    limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 1 << 14))
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
    return Int(min(limit.rlim_cur, 1 << 20))
  }

  /// The variables of this process's environment.
  package static var environment: [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let text = next.pointee.map({ String(cString: $0) }) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // Of two variables of one name, C's `getenv` finds the first.
      if parts.count == 2, variables[String(parts[0])] == nil {
        variables[String(parts[0])] = String(parts[1])
      }
      next += 1
    }
    return variables
  }

  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
