internal import Messages
internal import Results

/// How far a sweep has come.
package struct SweepProgress: Sendable {
  private let name: String
  private let start = ContinuousClock.now
  private var ended = 0
  private var best: (value: Double, number: Int)?
  /// All trials that there are, or may be.
  var total = 0
  /// Trials that are being run.
  var running = 0
  /// Trials that have failed.
  private(set) var failed = 0
  /// Trials that have diverged.
  private(set) var diverged = 0
  /// Trials that were pruned.
  private(set) var pruned = 0

  init(name: String) { self.name = name }

  /// Trials that are done.
  var done: Int { ended - failed - diverged - pruned }

  /// Trials that have not ended.
  var left: Int { total - ended }

  /// Counts a trial that stands so now, and stood otherwise if it was counted before.
  mutating func note(_ status: RunStatus, inPlaceOf former: RunStatus? = nil) {
    if let former { count(former, -1) }
    count(status, 1)
  }

  private mutating func count(_ status: RunStatus, _ number: Int) {
    switch status {
    case .done: ended += number
    case .diverged: (ended, diverged) = (ended + number, diverged + number)
    case .failed: (ended, failed) = (ended + number, failed + number)
    case .pruned: (ended, pruned) = (ended + number, pruned + number)
    case .running, .interrupted: break
    }
  }

  mutating func note(_ value: Double, of number: Int, _ goal: SweepGoal) {
    guard let best, !goal.isBetter(value, than: best.value) else {
      best = (value, number)
      return
    }
  }

  /// One line: how many trials have come to what, the best so far, and the time that is left.
  package var text: String {
    var parts = ["\(name) \(ended)/\(counted(total, "trial"))"]
    if running > 0 { parts.append("\(running) running") }
    if failed > 0 { parts.append("\(failed) failed") }
    if diverged > 0 { parts.append("\(diverged) diverged") }
    if pruned > 0 { parts.append("\(pruned) pruned") }
    if let best { parts.append("best \(NumberText.short(best.value)) (trial \(best.number))") }
    let seconds = start.duration(to: .now) / .seconds(1)
    if ended > 0, left > 0 {
      parts.append("\(NumberText.short(seconds / Double(ended) * Double(left))) s left")
    }
    return parts.joined(separator: "  ")
  }

  /// What the trials have come to.
  var counts: String {
    let parts = [
      (done, "done"), (pruned, "pruned"), (diverged, "diverged"), (failed, "failed"),
      (left, "left"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
