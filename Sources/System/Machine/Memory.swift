internal import CAllocation
internal import Glibc
internal import SystemPackage

/// The memory of this process.
package enum Memory {
  /// The most bytes that this process can have: what the machine has, swap space among it, or less
  /// where a limit of the process or of its control group says so.
  ///
  /// A task may be given less, to see what comes of it.
  @TaskLocal package static var limit = bound(
    [machine, addressSpace] + groups.map { SmallFile.contents($0, limit: 64).flatMap(number) })

  /// Whether the system gives so many bytes more now; they are given back at once, unused.
  package static func isAvailable(_ byteCount: Int) -> Bool {
    guard byteCount > 0 else { return byteCount == 0 }
    let start = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start, start != MAP_FAILED else { return false }
    munmap(start, byteCount)
    return true
  }

  /// Gives memory that was freed back to the system, which the allocator would keep for later.
  package static func giveBack() { ca_give_back() }

  /// Ends the process with a line on standard error where the system refuses memory to those who
  /// cannot do without: Swift's arrays and the libraries would trap.
  package static func endWhereRefused(_ line: String, status: Int32) {
    // Lives as long as the process.
    guard let text = strdup(line + "\n") else { return }
    ca_end_where_refused(text, status)
  }

  /// Ends the process as a refused allocation does, for memory that was refused elsewhere; returns where
  /// that was not asked for.
  package static func refuse() { ca_refuse() }

  /// A number of bytes for people: `1.5 GiB`.
  package static func text(_ byteCount: Int) -> String {
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    var (value, unit) = (Double(byteCount), 0)
    while value >= 1023.95, unit + 1 < units.count { (value, unit) = (value / 1024, unit + 1) }
    guard unit > 0 else { return "\(byteCount) bytes" }
    return "\((value * 10).rounded() / 10) \(units[unit])"
  }

  /// Lets the peak begin anew at what is in use now, where the system can.
  package static func resetPeak() {
    let path = "/proc/self/clear_refs"
    guard let file = try? FileDescriptor.open(path, .writeOnly, [], ifNot: .failed) else { return }
    try? file.write([UInt8(ascii: "5")], path: path)
    try? file.close()
  }

  /// The most memory that was in use since the beginning, or since the reset, in MiB; 0 where the
  /// system does not tell.
  package static func peakMebibytes() -> Double {
    Double(kibibytes("VmHWM", in: "/proc/self/status") ?? 0) / 1024
  }

  /// The least of those bounds that are known.
  private static func bound(_ bounds: [Int?]) -> Int {
    bounds.compactMap(\.self).filter { $0 > 0 }.min() ?? .max
  }

  /// The machine's memory and swap space.
  private static var machine: Int? {
    let sizes = ["MemTotal", "SwapTotal"].map { kibibytes($0, in: "/proc/meminfo") }
    return sizes[0].map { ($0 + (sizes[1] ?? 0)) << 10 }
  }

  /// The number that follows `NAME:` in one of the kernel's tables.
  private static func kibibytes(_ name: String, in path: String) -> Int? {
    let bytes = SmallFile.beginning(path, count: 4096) ?? []
    let line = bytes.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: "\(name):".utf8) }
    let digits = line?.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// What the process may map for its data; `ulimit -v` sets what it may map altogether, of which the
  /// program and its libraries take some.
  private static var addressSpace: Int? {
    var limits = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits) == 0,
      // All ones are no limit.
      limits.rlim_cur != .max
    else { return nil }
    let sizes = ["VmSize", "RssAnon"].map { kibibytes($0, in: "/proc/self/status") ?? 0 }
    return max(Int(clamping: limits.rlim_cur) - (sizes[0] - sizes[1]) << 10, 1)
  }

  private static var groups: [String] {
    ControlGroup.files("memory.max", of: "memory", former: "memory.limit_in_bytes")
  }

  /// A number of bytes; nil for `max`.
  private static func number(_ bytes: [UInt8]) -> Int? {
    Int(String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace })
  }
}
