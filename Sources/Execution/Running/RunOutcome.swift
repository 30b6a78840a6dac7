internal import Messages
internal import Results

/// What came of a run, ready to be shown.
package struct RunOutcome: Sendable {
  /// How the command ends.
  package let status: ExitStatus
  /// One line for people: where the results are and what they say.
  package let line: String?
  /// The content of `result.json`, on one line.
  package let json: String?
  /// The run's folder; nil where there is none.
  package let folder: String?
  /// What went wrong.
  package let problems: [Problem]

  /// What a run came to whose results are in a folder.
  init(
    _ status: ExitStatus, _ folder: RunFolder, _ text: String, json: String,
    problems: [Problem] = []
  ) {
    self.status = status
    line = "\(Legible.escaped(folder.path)): \(text)"
    (self.json, self.problems, self.folder) = (json, problems, folder.path)
  }

  /// What came of a run whose files were not those that were checked any more.
  init(_ error: PreparationError) {
    (status, line, json, folder, problems) = (error.status, nil, nil, nil, error.problems)
  }

  /// What came of a run that met a problem.
  init(_ problem: Problem, json: String? = nil) {
    status = problem.status ?? .software
    (line, folder) = (nil, nil)
    self.json = json
    problems = [problem]
  }
}
