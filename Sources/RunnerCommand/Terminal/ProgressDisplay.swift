internal import Charts
internal import Results
internal import System

/// Shows how a run comes along: a bar that is redrawn on a terminal, whole lines elsewhere.
final class ProgressDisplay {
  /// The time between two lines in a log.
  private static let interval = Duration.seconds(5)

  private let isTerminal = Console.isTerminal
  private var isLineOpen = false
  private var lastLine = ContinuousClock.now

  /// Shows the newest state.
  func show(_ progress: ProgressLine) {
    if isTerminal {
      // The cursor goes home, the line is cleared, and the new one drawn: one write, no flicker.
      let text =
        "\r\u{1B}[K"
        + progress.text(
          width: max(Console.width - 1, 1), isUnicode: Terminal.error.abilities.isUnicode)
      try? Console.write(Array(text.utf8), to: .error)
      isLineOpen = true
    } else if lastLine.duration(to: .now) >= Self.interval {
      lastLine = .now
      Console.tell(progress.plainText)
    }
  }

  /// Leaves the terminal as it was found.
  func finish() {
    guard isLineOpen else { return }
    try? Console.write(Array("\r\u{1B}[K".utf8), to: .error)
    isLineOpen = false
  }
}
