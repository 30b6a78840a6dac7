/// What came of starting workers, ready to be shown.
package struct LaunchOutcome: Sendable {
  /// How the command ends.
  package let status: ExitStatus
  /// Lines for people.
  package let lines: [String]
  /// The same as an object on one line.
  package let json: String?
  /// What went wrong.
  package let problems: [Problem]

  /// The outcome of what may meet a problem.
  static func catching(_ body: () throws(Problem) -> LaunchOutcome) -> LaunchOutcome {
    do throws(Problem) {
      return try body()
    } catch {
      return LaunchOutcome(
        status: error.status ?? .software, lines: [], json: nil, problems: [error])
    }
  }
}
