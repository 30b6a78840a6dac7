internal import Glibc

/// Which process of which machine something is of, such that another process may know that it is gone.
package struct ProcessIdentity: Sendable, Hashable {
  /// The machine's name in its network.
  package let host: String
  /// The number of the process.
  package let number: Int
  /// When the process was started, in ticks since its machine was; nil where the system does not tell.
  package let start: Int?
  /// Which start of which machine, and which space of process numbers there; nil where the system does
  /// not tell.
  package let kernel: String?

  /// Makes an identity from its parts.
  package init(host: String, number: Int, start: Int?, kernel: String?) {
    (self.host, self.number, self.start, self.kernel) = (host, number, start, kernel)
  }

  /// This process.
  package static let current = ProcessIdentity(
    host: Host.name, number: Host.processNumber,
    start: ProcessStatus(ofProcess: Host.processNumber)?.start, kernel: currentKernel)

  /// Whether the process is known to have ended; of one that runs elsewhere nothing is known.
  package var isGone: Bool {
    guard let kernel, let start, kernel == Self.currentKernel else { return false }
    // The number may be another's by now.
    return Host.hasNoProcess(number)
      || ProcessStatus(ofProcess: number).map { $0.start != start } ?? false
  }

  private static let currentKernel: String? = {
    let bytes = SmallFile.beginning("/proc/sys/kernel/random/boot_id", count: 64) ?? []
    let boot = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    guard !boot.isEmpty, let numbers = link("/proc/self/ns/pid") else { return nil }
    return "\(boot) \(numbers)"
  }()

  private static func link(_ path: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = bytes.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink(path, $0, bytes.count) } ?? 0
    }
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}
