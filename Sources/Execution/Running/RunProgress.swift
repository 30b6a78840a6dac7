internal import Results

/// Where a run stands, as text.
package struct RunProgress: Sendable {
  private let line: ProgressLine
  /// Whether it is worth a line in a log.
  package let isMilestone: Bool

  init(_ line: ProgressLine, isMilestone: Bool) {
    self.line = line
    self.isMilestone = isMilestone
  }

  /// The line for a terminal of so many characters, without a line end.
  package func text(width: Int) -> String { line.text(width: width) }

  /// The line for a log.
  package var plainText: String { line.plainText }
}
