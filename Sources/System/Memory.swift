internal import SystemPackage

/// The memory of this process.
package enum Memory {
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
    guard let bytes = SmallFile.beginning("/proc/self/status", count: 4096) else { return 0 }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard line.hasPrefix("VmHWM:") else { continue }
      let digits = line.filter(\.isNumber)
      return (Double(digits) ?? 0) / 1024
    }
    return 0
  }
}
