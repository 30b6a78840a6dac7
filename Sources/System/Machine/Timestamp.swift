internal import Glibc

/// A moment, to the nanosecond.
package struct Timestamp: Sendable, Equatable {
  /// Seconds since the beginning of 1970, UTC.
  package let seconds: Int
  /// Nanoseconds since that second, below 10⁹.
  package let nanoseconds: Int

  /// Makes a moment from its parts.
  package init(seconds: Int, nanoseconds: Int = 0) {
    precondition((0..<1_000_000_000).contains(nanoseconds), "a second has 10⁹ nanoseconds")
    (self.seconds, self.nanoseconds) = (seconds, nanoseconds)
  }

  /// This moment, by the machine's clock; the beginning of 1970 by one that is set before it.
  package static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    guard time.tv_sec >= 0 else { return Timestamp(seconds: 0) }
    return Timestamp(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }

  /// The moment as ISO 8601 writes it, in UTC, cut to milliseconds: `2024-02-29T12:34:56.789Z`.
  package var text: String {
    var (time, parts) = (time_t(seconds), tm())
    // Only years beyond 32 bits have no calendar.
    guard gmtime_r(&time, &parts) != nil else { return "@\(seconds)" }
    let date = [
      Self.padded(Int(parts.tm_year) + 1900, 4), Self.padded(Int(parts.tm_mon) + 1, 2),
      Self.padded(Int(parts.tm_mday), 2),
    ]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { Self.padded(Int($0), 2) }
    return date.joined(separator: "-") + "T" + clock.joined(separator: ":") + "."
      + Self.padded(nanoseconds / 1_000_000, 3) + "Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }
}
