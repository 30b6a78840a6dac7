/// Does something now and then that takes longer the longer a sweep lasts, so that it takes a small
/// share of the time.
struct TableClock {
  private var last = ContinuousClock.now
  private var pause = Duration.seconds(2)

  /// Does it if the time for it has come.
  mutating func run<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    guard last.duration(to: .now) >= pause else { return }
    let start = ContinuousClock.now
    try body()
    last = .now
    pause = max(.seconds(2), start.duration(to: last) * 20)
  }
}
