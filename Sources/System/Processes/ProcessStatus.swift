/// What the system tells of a process.
struct ProcessStatus {
  /// Whether the process has ended, and nobody has waited for it yet.
  ///
  /// A container's first process may never do that for those whose parent was killed.
  let isZombie: Bool
  /// When the process was started, in ticks since its machine was.
  let start: Int

  /// Reads `/proc/NUMBER/stat`; nil where there is no such process, or the system does not tell.
  init?(ofProcess number: Int) {
    guard let bytes = SmallFile.beginning("/proc/\(number)/stat", count: 4096) else { return nil }
    self.init(bytes)
  }

  /// Takes the text: the second field is a name in parentheses that may hold anything, the third is the
  /// state, the twentieth the number of threads, the twenty-second the start.
  init?(_ text: [UInt8]) {
    guard let end = text.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = text[(end + 1)...].split(separator: UInt8(ascii: " "))
    guard fields.count > 19, let start = Int(String(decoding: fields[19], as: UTF8.self)) else {
      return nil
    }
    self.start = start
    // While a thread is left it may still write.
    let threads = Int(String(decoding: fields[17], as: UTF8.self)) ?? 2
    isZombie = fields[0].elementsEqual([UInt8(ascii: "Z")]) && threads <= 1
  }
}
