/// Durations for people.
package enum DurationText {
  /// Hours, minutes and seconds, cut to whole seconds: `0:07`, `12:34`, `1:02:03`, `2d 03:04:05`;
  /// `--:--` if it is negative, not a number, or over a thousand days.
  package static func clock(_ seconds: Double) -> String {
    guard seconds >= 0, seconds < 86_400_000 else { return "--:--" }
    let (minutes, second) = Int(seconds).quotientAndRemainder(dividingBy: 60)
    let (hours, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    let (days, hour) = hours.quotientAndRemainder(dividingBy: 24)
    if days > 0 { return "\(days)d \(padded(hour)):\(padded(minute)):\(padded(second))" }
    if hours > 0 { return "\(hours):\(padded(minute)):\(padded(second))" }
    return "\(minute):\(padded(second))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
