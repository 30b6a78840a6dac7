/// When a worker says that it waits for trials that others run: once after a few seconds, and again only
/// after it has run trials itself.
///
/// Every now and then such a trial is looked at by a process of the worker's own; for a moment that is no
/// end of waiting.
struct WaitNotice {
  /// How long it waits in silence.
  static let patience = Duration.seconds(3)
  /// How long a look at a trial of another's takes at most.
  static let look = Duration.seconds(1)

  private var start: Duration?
  private var last = Duration.zero
  private var isTold = false

  /// Notes how many trials others run, where none is left to begin, and how many run here.
  ///
  /// - Returns: How many trials are waited for, when that is to be told.
  mutating func note(waiting: Int, running: Int, at now: Duration) -> Int? {
    guard waiting > 0, running == 0 else {
      if now - last > Self.look { (start, isTold) = (nil, false) }
      return nil
    }
    last = now
    let since = start ?? now
    start = since
    guard !isTold, now - since >= Self.patience else { return nil }
    isTold = true
    return waiting
  }
}
