/// What came of a run, ready to be shown.
package struct RunOutcome: Sendable {
  /// How the command ends.
  package let status: ExitStatus
  /// One line for people: where the results are and what they say.
  package let line: String?
  /// The content of `result.json`.
  package let json: String?
  /// What went wrong.
  package let problems: [Problem]

  init(
    _ status: ExitStatus, line: String? = nil, json: String? = nil, problems: [Problem] = []
  ) {
    self.status = status
    self.line = line
    self.json = json
    self.problems = problems
  }
}
