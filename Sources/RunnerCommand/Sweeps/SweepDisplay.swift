internal import Execution
internal import System

/// Shows how a sweep comes along: a line that is redrawn on a terminal, whole lines elsewhere.
final class SweepDisplay {
  /// The time between two states that are shown.
  private let interval: Duration
  private let isTerminal = Console.isTerminal
  private var isLineOpen = false
  private var lastLine: ContinuousClock.Instant
  private var lastText = ""

  init() {
    interval = isTerminal ? .milliseconds(100) : .seconds(5)
    lastLine = isTerminal ? .now - interval : .now
  }

  /// Shows the newest state, unless one was shown a moment ago.
  func show(_ progress: SweepProgress) {
    guard lastLine.duration(to: .now) >= interval else { return }
    lastLine = .now
    guard isTerminal else {
      // Who waits for others has nothing new to say.
      if progress.text != lastText { Console.tell(progress.text) }
      lastText = progress.text
      return
    }
    let text = "\r\u{1B}[K" + progress.text.prefix(max(Console.width - 1, 1))
    try? Console.write(Array(text.utf8), to: .error)
    isLineOpen = true
  }

  /// Leaves the terminal as it was found.
  func finish() {
    guard isLineOpen else { return }
    try? Console.write(Array("\r\u{1B}[K".utf8), to: .error)
    isLineOpen = false
  }
}
