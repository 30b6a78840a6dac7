internal import Execution
internal import Messages
internal import System

/// Shows on a terminal how many trials of a sweep were checked, where that takes its time.
final class CheckDisplay {
  /// The time between two states that are shown, and before the first.
  private static let interval = Duration.milliseconds(200)

  private let file: String
  private let isTerminal: Bool
  private var isLineOpen = false
  private var last = ContinuousClock.now

  /// Shows nothing for a command that is to be quiet.
  init(_ file: String, isQuiet: Bool) {
    self.file = Legible.escaped(file)
    isTerminal = !isQuiet && Console.isTerminal
  }

  /// Shows that so many of all trials were checked, unless a state was shown a moment ago.
  func show(_ count: Int, of total: Int) {
    guard isTerminal, last.duration(to: .now) >= Self.interval else { return }
    last = .now
    let text = "\(file): checked \(count) of \(counted(total, "trial"))"
    try? Console.write(
      Array("\r\u{1B}[K\(text.prefix(max(Console.width - 1, 1)))".utf8), to: .error)
    isLineOpen = true
  }

  /// Leaves the terminal as it was found.
  func finish() {
    guard isLineOpen else { return }
    try? Console.write(Array("\r\u{1B}[K".utf8), to: .error)
    isLineOpen = false
  }
}
