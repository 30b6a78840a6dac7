internal import Messages
internal import System

/// What came of a sweep, ready to be shown.
package struct SweepOutcome: Sendable {
  /// How the command ends.
  package let status: ExitStatus
  /// Lines for people: the best cells, and where the results are.
  package let lines: [String]
  /// The same as an object on one line.
  package let json: String?
  /// The sweep's folder; nil where there is none.
  package var folder: String?
  /// What went wrong.
  package let problems: [Problem]

  init(
    _ tables: SweepTables, _ folder: String, _ progress: SweepProgress, _ signal: StopSignal?,
    ending: ExitStatus?
  ) {
    status =
      signal.map(ExitStatus.init) ?? ending ?? (progress.failed > 0 ? .trialsFailed : .done)
    let advice = signal.map { Message.interruptedSweep(by: $0.name) } ?? ""
    lines = tables.best + ["\(Legible.escaped(folder)): \(progress.counts)\(advice)"]
    json = tables.json(folder: folder)
    problems = []
    self.folder = folder
  }

  init(status: ExitStatus, lines: [String], json: String?) {
    (self.status, self.lines, self.json, problems) = (status, lines, json, [])
  }

  init(_ problem: Problem) {
    (status, lines, json, problems) = (problem.status ?? .software, [], nil, [problem])
  }
}
