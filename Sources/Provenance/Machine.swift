internal import System

/// What is worth knowing of the machine that a result was made on.
package struct Machine: Sendable, Equatable {
  /// The machine's name in its network.
  package let host: String
  /// The processor's model, or its architecture where the system does not tell the model.
  package let cpu: String
  /// How many processors this process may run on, and no more than its control group gives it time of.
  package let cores: Int

  /// Makes a machine from its parts.
  package init(host: String, cpu: String, cores: Int) {
    (self.host, self.cpu, self.cores) = (host, cpu, cores)
  }

  /// The machine that this process runs on.
  package static func current() -> Machine {
    Machine(host: Host.name, cpu: processor, cores: availableCores())
  }

  /// The list of processors is read once: it may be long, and there may be many runs.
  private static let processor =
    beginning(of: "/proc/cpuinfo").flatMap(model(inProcessorList:)) ?? Host.architecture

  /// The model that the text of `/proc/cpuinfo` names first.
  static func model(inProcessorList text: String) -> String? {
    let words = value("model name", in: text)?.split(whereSeparator: \.isWhitespace) ?? []
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// How many processors the text of `/proc/self/status` allows: containers and `taskset`
  /// narrow it.
  static func allowedCores(inStatus text: String) -> Int? {
    // A mask in hexadecimal, in groups of eight digits: ff,ffffffff.
    let digits = value("Cpus_allowed", in: text)?.compactMap(\.hexDigitValue) ?? []
    let count = digits.reduce(0) { $0 + $1.nonzeroBitCount }
    return count > 0 ? count : nil
  }

  /// What follows the first `NAME:` that begins a line.
  private static func value(_ name: String, in text: String) -> String? {
    // By bytes: to look for characters would take longer than all else at a start.
    let (bytes, name) = (Array(text.utf8), Array(name.utf8))
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let rest = bytes[start..<end].dropFirst(name.count).drop { $0 == UInt8(ascii: "\t") }
      if rest.first == UInt8(ascii: ":"), bytes[start..<end].starts(with: name) {
        return String(decoding: rest.dropFirst(), as: UTF8.self)
      }
      start = end + 1
    }
    return nil
  }

  private static func availableCores() -> Int {
    let status = beginning(of: "/proc/self/status")
    let count = status.flatMap(allowedCores) ?? Host.processorCount
    return min(count, Host.processorQuota ?? count)
  }

  private static func beginning(of path: String) -> String? {
    // The first processor stands for all, and a big machine's list is long.
    SmallFile.beginning(path, count: 4096).map { String(decoding: $0, as: UTF8.self) }
  }
}
