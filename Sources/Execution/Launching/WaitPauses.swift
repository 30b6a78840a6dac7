/// The pauses between two questions to a cluster's scheduler, which has others to serve: each is half as
/// long again as the one before, up to half a minute.
struct WaitPauses {
  /// The first pause.
  static let first = Duration.seconds(2)
  /// The longest one.
  static let longest = Duration.seconds(30)

  private var pause = first

  /// The pause that comes now.
  mutating func next() -> Duration {
    defer { pause = min(pause * 3 / 2, Self.longest) }
    return pause
  }
}
