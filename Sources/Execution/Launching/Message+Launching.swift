internal import Messages

// Messages of launching sweeps on clusters.
extension Message {
  static func noSlurmOption(_ name: String) -> String {
    "'\(Legible.escaped(name))' is no name of an option of sbatch"
  }
  static func shortSlurmOption(_ name: String, _ whole: String) -> String {
    "'\(name)' is no name of an option of sbatch; did you mean '\(whole)'?"
  }
  static func ownSlurmOption(_ name: String) -> String {
    "'\(name)' cannot be given: runner gives it itself"
  }
  static func idleSlurmOption(_ name: String) -> String {
    "'\(name)' cannot be given: sbatch submits nothing with it"
  }
  static func noSlurmValue(_ name: String) -> String {
    "'\(name)' needs a value, which may stand behind '='"
  }
  static func needlessSlurmValue(_ name: String) -> String { "'\(name)' takes no value" }
  static let noSlurm = "cannot be started; Slurm is not there, or not in PATH"
  static func unexpected(_ output: String) -> String {
    "said something that was not expected: \(Legible.line(output, limit: 200))"
  }
  static func refusedBySlurm(_ text: String, status: Int32?) -> String {
    let cause = status.map { "ended with status \($0)" } ?? "did not end"
    let lines = text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    return "\(cause): \(Legible.line(lines, limit: 400))"
  }
}
