internal import Messages
internal import System

/// Slurm's own commands, as processes.
struct SlurmCommands {
  /// Seconds after which a command is not waited for any more.
  private static let patience = 120
  /// The size of an array that a Slurm has whose settings cannot be read.
  private static let usualArraySize = 1001

  /// The variables of the commands.
  let environment: [String: String]

  /// Submits an array.
  ///
  /// - Returns: The job's number.
  func submit(_ array: SlurmArray) throws(Problem) -> String {
    let output = try run(array.command)
    // Behind a semicolon is the name of the cluster.
    let number = output.split(whereSeparator: \.isNewline).last?.prefix { $0 != ";" } ?? ""
    guard Int(number) != nil else {
      throw Problem(at: "sbatch", Message.unexpected(output), .refused)
    }
    return String(number)
  }

  /// The most tasks of an array.
  func maxArraySize() throws(Problem) -> Int {
    Self.maxArraySize(in: try run(["scontrol", "show", "config"])) ?? Self.usualArraySize
  }

  static func maxArraySize(in settings: String) -> Int? {
    for line in settings.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].filter({ $0 != " " }) == "MaxArraySize" else { continue }
      return Int(parts[1].filter { $0 != " " })
    }
    return nil
  }

  /// How many tasks of a name are in which state, of those that have not ended.
  func tasks(named name: String) throws(Problem) -> [(state: String, count: Int)] {
    Self.tasks(
      in: try run(["squeue", "--noheader", "--array", "--name=\(name)", "--format=%T"]))
  }

  static func tasks(in list: String) -> [(state: String, count: Int)] {
    var counts: [(state: String, count: Int)] = []
    for line in list.split(whereSeparator: \.isNewline) {
      let state = line.filter { $0 != " " }.lowercased()
      guard !state.isEmpty, state != "completing", state != "completed" else { continue }
      if let place = counts.firstIndex(where: { $0.state == state }) {
        counts[place].count += 1
      } else {
        counts.append((state, 1))
      }
    }
    return counts
  }

  /// Cancels all tasks of a name.
  func cancel(named name: String) throws(Problem) { _ = try run(["scancel", "--name=\(name)"]) }

  private func run(_ words: [String]) throws(Problem) -> String {
    let start = ContinuousClock.now
    let output = ChildProcess.output(
      of: words, environment: environment, limit: 1 << 24, withErrors: true
    ) { start.duration(to: .now) > .seconds(Self.patience) }
    guard let output else { throw Problem(at: words[0], Message.noSlurm, .missingInput) }
    guard output.cut == nil, output.status == 0 else {
      let text = String(decoding: output.errors + output.bytes, as: UTF8.self)
      throw Problem(at: words[0], Message.refusedBySlurm(text, status: output.status), .refused)
    }
    return String(decoding: output.bytes, as: UTF8.self)
  }
}
