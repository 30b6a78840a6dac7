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

  /// How many processors' time this process may use by its control groups, rounded up; nil where they
  /// set no bound.
  package static var processorQuota: Int? {
    let files = ControlGroup.files("cpu.max", of: "cpu", former: "cpu.cfs_quota_us")
    let quotas = files.compactMap { path -> Int? in
      guard var text = text(of: path) else { return nil }
      // Version 1 has the second number in a file of its own.
      if path.hasSuffix("_quota_us") {
        text += " " + (self.text(of: path.dropLast("quota_us".count) + "period_us") ?? "")
      }
      return quota(text)
    }
    return quotas.min()
  }

  /// How many processors a group's `QUOTA PERIOD` is, rounded up; nil for `max` and for −1, which are no
  /// bounds.
  static func quota(_ text: String) -> Int? {
    let numbers = text.split(whereSeparator: \.isWhitespace).map { Int($0) }
    guard numbers.count == 2, let quota = numbers[0], let period = numbers[1], quota > 0, period > 0
    else { return nil }
    return quota / period + (quota % period > 0 ? 1 : 0)
  }

  private static func text(of path: String) -> String? {
    SmallFile.beginning(path, count: 64).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of this process.
  package static var processNumber: Int { Int(getpid()) }

  /// The number of the process that started this one; another's once that has ended.
  package static var parentNumber: Int { Int(getppid()) }

  /// Whether there is no process of a number; one that has ended and that nobody has waited for is none.
  package static func hasNoProcess(_ number: Int) -> Bool {
    guard let number = pid_t(exactly: number) else { return true }
    if kill(number, 0) != 0 && errno == ESRCH { return true }
    return ProcessStatus(ofProcess: Int(number))?.isZombie ?? false
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
      if let mark = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(text[..<mark])
        // Of two variables of one name, C's `getenv` finds the first.
        let value = text[text.utf8.index(after: mark)...]
        if variables[name] == nil { variables[name] = String(value) }
      }
      next += 1
    }
    return variables
  }

  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
